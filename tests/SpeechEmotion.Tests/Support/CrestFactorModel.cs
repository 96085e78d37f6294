using CustomFeature;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using OutsideFeature = SpeechEmotion.Features.CustomFeature;

namespace SpeechEmotion.Tests.Support;

/// <summary>A model whose recipe names a feature of the host's own.</summary>
internal static class CrestFactorModel
{
    /// <summary>What its loader has to be told.</summary>
    public static OutsideFeature Feature { get; } = new("crest_factor", typeof(CrestFactorOptions), CrestFactorJson.Default);

    /// <summary>Makes the model.</summary>
    public static ModelBundle Create()
    {
        ModelBundle tiny = TinyModel.Create();
        return tiny with { Recipe = tiny.Recipe with { Features = [new CrestFactorOptions(), new RmsOptions()], CustomFeatures = [Feature] } };
    }
}
