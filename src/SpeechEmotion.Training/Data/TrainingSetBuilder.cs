using System.Runtime.ExceptionServices;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>Makes training sets of utterances: labels to indices, clips to variants, variants to features, on all cores.</summary>
/// <remarks>
/// Immutable and callable from several threads at once. The same utterances, plan and seed give the same set, whatever the cores.
/// </remarks>
public sealed class TrainingSetBuilder
{
    private readonly ClipFeatureReader _reader;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Creates a builder.</summary>
    /// <param name="reader">Reads recordings and computes features.</param>
    /// <param name="labels">The labels, distinct, in the order of the network's outputs.</param>
    public TrainingSetBuilder(ClipFeatureReader reader, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(labels);
        _reader = reader;
        Labels = labels;
        _indices = labels.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <summary>Gets the labels, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets how clips are changed. Only training sets should be: validation and test are built by a builder without.</summary>
    public AugmentationPlan Augmentation { get; init; } = AugmentationPlan.None;

    /// <summary>Gets when clips are changed.</summary>
    public AugmentationTiming Timing { get; init; }

    /// <summary>Gets the seed of changes made beforehand.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Gets the recordings that <c>recorded_noise</c> mixes behind clips, any length and rate, in an order that stays; they are held in memory
    /// while training goes on. A plan without that step reads none.
    /// </summary>
    public IReadOnlyList<string> NoiseFiles { get; init; } = [];

    /// <summary>Lists the labels of utterances, in ordinal order: the usual order of a network's outputs.</summary>
    /// <param name="utterances">The utterances.</param>
    public static IReadOnlyList<string> LabelsOf(IEnumerable<Utterance> utterances) =>
        [.. utterances.Select(utterance => utterance.Emotion).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Builds a set.</summary>
    /// <param name="utterances">At least one utterance; its order is kept, variants of a clip following one another.</param>
    /// <param name="progress">Told after each clip, from several threads.</param>
    /// <param name="cancellationToken">Ends the work after the clips under way.</param>
    /// <exception cref="ArgumentException">
    /// An utterance's emotion is not one of the labels, there is no utterance, or the plan cannot be made: an option is out of range, a step
    /// lacks recordings to mix in, or one of the host's own is not named. All are told before features are computed.
    /// </exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    /// <exception cref="IOException">A recording cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public TrainingSet Build(
        IReadOnlyList<Utterance> utterances, IProgress<PreparationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utterances);
        CheckPlan();
        int[] labels = [.. utterances.Select(LabelOf)];
        AugmentationClips clips = AugmentationClips.Choose(Augmentation, utterances, Labels, NoiseFiles, _reader, Seed);

        // For the labels that occur: a step may need a clip of the label.
        Dictionary<int, ClipVariant[]> variants = labels.Distinct().ToDictionary(label => label, label => Variants(clips, label));
        bool changesEachEpoch = Timing == AugmentationTiming.EachEpoch || Augmentation.FeatureSteps is { Count: > 0 };
        EachEpochChanges? changes = changesEachEpoch && Augmentation != AugmentationPlan.None
            ? EachEpochChanges.Of(Augmentation, Timing == AugmentationTiming.EachEpoch ? clips : null, labels)
            : null;
        TrainingExample[][] examples = new TrainingExample[utterances.Count][];
        int done = 0;
        ForEach(utterances.Count, index =>
        {
            Utterance clip = utterances[index];
            examples[index] = [.. _reader.Extract(clip.Path, variants[labels[index]], Seed)
                .Select(features => new TrainingExample(features, labels[index], clip.SpeakerKey, clip.Path, clip.Dataset))];
            progress?.Report(new(Interlocked.Increment(ref done), utterances.Count));
        }, cancellationToken);
        TrainingExample[] all = [.. examples.SelectMany(clip => clip)];
        return new(_reader.Pipeline.Recipe, Labels, all, changes is null ? null : new EachEpochSource(_reader, all, changes));
    }

    // One faulty recording ends the work with its own error instead of an aggregate's.
    internal static void ForEach(int count, Action<int> body, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, body);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    // Before recordings to mix in are read.
    private void CheckPlan()
    {
        string errors = string.Join(' ', Augmentation.GetErrors());
        if (errors.Length > 0)
        {
            throw new ArgumentException(errors);
        }

        if (Timing == AugmentationTiming.EachEpoch && Augmentation.Variants.Any(variant => variant.OnRecording))
        {
            throw new ArgumentException("Variants that change recordings (on_recording) are made beforehand: those of each epoch change prepared clips.");
        }

        _ = PlanText.Of(Augmentation, "The augmentation", "the plan's steps from outside (CustomSteps)");
    }

    private ClipVariant[] Variants(AugmentationClips clips, int label)
    {
        if (Timing == AugmentationTiming.EachEpoch)
        {
            return [ClipVariant.Clean];
        }

        return [.. Augmentation.Variants.Zip(clips.Variants(label), (variant, augmenter) => ClipVariant.Of(
            variant, augmenter, $"{variant.Name} {Augmentation.Fingerprint} {clips.Fingerprint}", Augmentation.CustomSteps))];
    }

    private int LabelOf(Utterance utterance) => _indices.TryGetValue(utterance.Emotion, out int index)
        ? index
        : throw new ArgumentException(
            $"{utterance.Path}: the emotion '{utterance.Emotion}' is not one of the labels: {string.Join(", ", Labels)}. A label map renames or drops it.");
}
