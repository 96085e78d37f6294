using SpeechEmotion.Classification;

namespace SpeechEmotion.Models.Acted;

/// <summary>The pre-trained model for acted speech that this package carries.</summary>
/// <remarks>
/// Safe to use from several threads. The weights are licensed CC BY-NC-SA 4.0, because the recordings they were trained on are free
/// for non-commercial use only; see the package's LICENSE.txt and the bundle's model card.
/// </remarks>
public static class ActedSpeechModel
{
    /// <summary>The name of the embedded resource.</summary>
    internal const string ResourceName = "acted.semodel";

    /// <summary>Reads the model; every hash is checked. Keep the bundle rather than loading it again.</summary>
    /// <exception cref="ModelBundleException">The assembly was built without the model, or was damaged.</exception>
    public static ModelBundle Load() => ModelBundle.LoadResource(typeof(ActedSpeechModel).Assembly, ResourceName);
}
