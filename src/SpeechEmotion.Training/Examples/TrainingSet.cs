using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>Labelled examples whose features come from one recipe.</summary>
/// <remarks>Immutable; safe to share between threads if its <see cref="Source"/> is.</remarks>
public sealed class TrainingSet
{
    /// <summary>Creates a set.</summary>
    /// <param name="recipe">The recipe that made the features.</param>
    /// <param name="labels">The labels, distinct, in the order of the network's outputs.</param>
    /// <param name="examples">At least one example; all with the same number of features.</param>
    /// <param name="source">Makes the features anew for every epoch of training, or <see langword="null"/> to use the examples'
    /// own.</param>
    /// <exception cref="ArgumentException">There is no example, a label is out of range, or features do not agree.</exception>
    public TrainingSet(
        FeatureRecipe recipe, IReadOnlyList<string> labels, IReadOnlyList<TrainingExample> examples, ITrainingExampleSource? source = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(examples);
        (Recipe, Labels, Examples, Source) = (recipe, labels, examples, source);
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
        {
            throw new ArgumentException($"A training set needs at least 2 distinct labels; it has [{string.Join(", ", labels)}].", nameof(labels));
        }

        if (examples.Count == 0)
        {
            throw new ArgumentException("A training set needs at least one example.", nameof(examples));
        }

        int features = examples[0].Features.FeatureCount;
        foreach (TrainingExample example in examples)
        {
            Check(example, features);
        }
    }

    /// <summary>Gets the recipe that made the features.</summary>
    public FeatureRecipe Recipe { get; }

    /// <summary>Gets the labels in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the examples.</summary>
    public IReadOnlyList<TrainingExample> Examples { get; }

    /// <summary>Gets what makes the features anew for every epoch, or <see langword="null"/>.</summary>
    public ITrainingExampleSource? Source { get; }

    /// <summary>Gets the number of features of every example.</summary>
    public int FeatureCount => Examples[0].Features.FeatureCount;

    /// <summary>Refuses a validation set that does not belong to this training set.</summary>
    /// <param name="validation">The validation set.</param>
    /// <param name="allowSpeakerOverlap">Whether a speaker may be in both.</param>
    /// <exception cref="ArgumentException">Recipes, labels or features differ, or a speaker is in both sets.</exception>
    public void CheckValidation(TrainingSet validation, bool allowSpeakerOverlap)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (Recipe.Fingerprint != validation.Recipe.Fingerprint)
        {
            throw new ArgumentException(
                $"Training and validation features come from different recipes ({Recipe.Fingerprint[..12]}… and {validation.Recipe.Fingerprint[..12]}…).");
        }

        if (!Labels.SequenceEqual(validation.Labels, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"Training has the labels [{string.Join(", ", Labels)}], validation [{string.Join(", ", validation.Labels)}]; they must be the same in the same order.");
        }

        if (FeatureCount != validation.FeatureCount)
        {
            throw new ArgumentException($"Training examples have {FeatureCount} features, validation examples {validation.FeatureCount}.");
        }

        if (allowSpeakerOverlap)
        {
            return;
        }

        HashSet<string> speakers = [.. Examples.Select(example => example.SpeakerKey)];
        string? shared = validation.Examples.Select(example => example.SpeakerKey).FirstOrDefault(speakers.Contains);
        if (shared is not null)
        {
            throw new ArgumentException(
                $"Speaker '{shared}' is in training and validation, which makes the figures optimistic. Keep speakers apart, or set AllowSpeakerOverlap.");
        }
    }

    private void Check(TrainingExample example, int features)
    {
        if (example.Label < 0 || example.Label >= Labels.Count)
        {
            throw new ArgumentException($"Example '{example.Id}': the label must be between 0 and {Labels.Count - 1}; it was {example.Label}.");
        }

        if (example.Features.FeatureCount != features)
        {
            throw new ArgumentException($"Example '{example.Id}' has {example.Features.FeatureCount} features; the first one has {features}.");
        }

        if (example.Features.FrameCount == 0)
        {
            throw new ArgumentException($"Example '{example.Id}' has no frames.");
        }
    }
}
