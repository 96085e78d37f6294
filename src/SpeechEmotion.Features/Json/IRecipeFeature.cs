namespace SpeechEmotion.Features;

/// <summary>Options of a feature of this library.</summary>
internal interface IRecipeFeature
{
    /// <summary>Names the members; gives the options that JSON holds back, or itself.</summary>
    /// <param name="json">The members.</param>
    /// <param name="features">Reads and writes features inside this one.</param>
    FeatureOptions Exchange(JsonMembers json, FeatureJson features);
}
