using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// A trained model with everything needed to use it: feature recipe, normalizer, network, weights, labels, calibration, and what
/// a person should know about it.
/// </summary>
/// <remarks>Immutable and safe to share between threads; change it with <c>with</c>.</remarks>
public sealed record ModelBundle
{
    /// <summary>Gets the model's name, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the model's version, 1 to 100 characters.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Gets the labels in the order of the network's outputs; distinct and not empty.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets how audio becomes features.</summary>
    public required FeatureRecipe Recipe { get; init; }

    /// <summary>Gets how features are normalised before the network, or <see langword="null"/> for not at all.</summary>
    public FeatureNormalizer? Normalizer { get; init; }

    /// <summary>Gets the network.</summary>
    public required NetworkDefinition Network { get; init; }

    /// <summary>Gets the network's weights.</summary>
    public required WeightSet Weights { get; init; }

    /// <summary>Gets the calibration of the probabilities.</summary>
    public Calibration Calibration { get; init; } = Calibration.None;

    /// <summary>Gets how the model was trained, or <see langword="null"/> where that is not told.</summary>
    public TrainingInfo? Training { get; init; }

    /// <summary>Gets what was measured on the model; empty where nothing was.</summary>
    public IReadOnlyList<MetricsInfo> Metrics { get; init; } = [];

    /// <summary>Gets the licence of the weights as an SPDX expression, for example "CC-BY-NC-SA-4.0", or <see langword="null"/>.</summary>
    public string? Licence { get; init; }

    /// <summary>Gets the text of LICENSE.txt.</summary>
    public string LicenceText { get; init; } = "";

    /// <summary>Gets the text of MODEL_CARD.md: what the model is for, how good it is, what it must not be used for.</summary>
    public string ModelCard { get; init; } = "";
}
