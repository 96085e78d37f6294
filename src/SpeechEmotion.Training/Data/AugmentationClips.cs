using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>Chooses the recordings that a plan mixes into clips: always from the training side, so that no test speaker is heard.</summary>
internal sealed class AugmentationClips
{
    private const int ClipsPerLabel = 12;

    private readonly AugmentationPlan _plan;
    private readonly AugmentationSources[] _byLabel;

    private AugmentationClips(AugmentationPlan plan, AugmentationSources[] byLabel, string fingerprint) =>
        (_plan, _byLabel, Fingerprint) = (plan, byLabel, fingerprint);

    /// <summary>Gets what decides the chosen recordings, for the names of cached variants; empty where none are needed.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads some clips of each label, where the plan needs any.</summary>
    public static AugmentationClips Choose(
        AugmentationPlan plan, IReadOnlyList<Utterance> training, IReadOnlyList<string> labels, ClipFeatureReader reader, int seed)
    {
        if (!plan.Variants.SelectMany(variant => variant.Steps).Any(NeedsClips))
        {
            return new(plan, [.. labels.Select(_ => AugmentationSources.None)], "");
        }

        Random random = new(seed);
        Utterance[][] chosen = [.. labels.Select(label =>
        {
            Utterance[] clips = [.. training.Where(clip => clip.Emotion == label).OrderBy(clip => clip.Path, StringComparer.Ordinal)];
            random.Shuffle(clips);
            return clips[..Math.Min(ClipsPerLabel, clips.Length)];
        })];
        AudioSignal[][] signals = [.. chosen.Select(clips => clips.Select(clip => reader.ReadPrepared(clip.Path)).ToArray())];
        AudioSignal[] speech = [.. signals.SelectMany(clips => clips)];
        return new(
            plan,
            [.. signals.Select(clips => new AugmentationSources { Speech = speech, SameLabel = clips })],
            string.Join(' ', chosen.SelectMany(clips => clips).Select(clip => clip.Path)));
    }

    /// <summary>Creates the plan's variants for clips of one label.</summary>
    public IReadOnlyList<IAugmenter> Variants(int label) => _plan.CreateVariants(_byLabel[label]);

    /// <summary>Creates the augmenter that picks a variant anew for each call, for clips of one label.</summary>
    public IAugmenter Augmenter(int label) => _plan.CreateAugmenter(_byLabel[label]);

    private static bool NeedsClips(AugmentationOptions step) => step switch
    {
        BabbleOptions or ConcatenationOptions => true,
        ChainOptions chain => chain.Steps.Any(NeedsClips),
        RandomChoiceOptions choice => choice.Choices.Any(NeedsClips),
        _ => false,
    };
}
