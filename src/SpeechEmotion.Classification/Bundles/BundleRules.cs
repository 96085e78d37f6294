using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>What the parts of a bundle must have in common.</summary>
internal static class BundleRules
{
    /// <summary>The most characters of a name or version.</summary>
    public const int MaxNameLength = 100;

    /// <exception cref="ModelBundleException">The parts contradict each other; the message starts with the file.</exception>
    public static void CheckLoaded(ModelBundle bundle)
    {
        try
        {
            CheckManifest(bundle);
        }
        catch (ArgumentException exception)
        {
            throw new ModelBundleException(BundlePart.Manifest, exception.Message, exception);
        }

        try
        {
            CheckTensors(bundle);
        }
        catch (ArgumentException exception)
        {
            throw new ModelBundleException(BundlePart.Weights, exception.Message, exception);
        }
    }

    /// <exception cref="ArgumentException">The parts contradict each other.</exception>
    public static void Check(ModelBundle bundle)
    {
        CheckManifest(bundle);
        CheckTensors(bundle);
    }

    private static void CheckManifest(ModelBundle bundle)
    {
        CheckName(nameof(bundle.Name), bundle.Name);
        CheckName(nameof(bundle.Version), bundle.Version);
        LabelRules.Check(bundle.Labels, bundle.Network.GetLabelCount());
        bundle.Calibration.Validate(bundle.Labels.Count);
        int features = new FeaturePipeline(bundle.Recipe).FeatureCount;
        if (features != bundle.Network.Input.Features)
        {
            throw new ArgumentException($"the recipe gives {features} features but the network takes {bundle.Network.Input.Features}.");
        }

        if (bundle.Network.Input.Layout == InputLayout.Sequence && bundle.Recipe.Aggregation == FeatureAggregation.None)
        {
            throw new ArgumentException(
                "the recipe keeps every frame (aggregation none) but the network takes one frame (layout sequence); aggregate, or use layout channels.");
        }
    }

    private static void CheckTensors(ModelBundle bundle)
    {
        bundle.Weights.CheckFits(bundle.Network);
        if (bundle.Normalizer is { } normalizer && normalizer.Mean.Length != bundle.Network.Input.Features)
        {
            throw new ArgumentException(
                $"the normalizer has {normalizer.Mean.Length} features but the network takes {bundle.Network.Input.Features}.");
        }
    }

    private static void CheckName(string option, string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > MaxNameLength)
        {
            throw new ArgumentException($"{option} must have 1 to {MaxNameLength} characters; it was '{value}'.");
        }

        if (value.Any(char.IsControl))
        {
            throw new ArgumentException($"{option} must be printable; it holds a control character.");
        }
    }
}
