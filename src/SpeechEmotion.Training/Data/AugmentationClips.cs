using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>
/// Reads the recordings that a plan mixes into clips: speech always from the training side, so that no test speaker is heard, and noises from
/// the files that the host names.
/// </summary>
internal sealed class AugmentationClips
{
    private const int ClipsPerLabel = 12;

    private readonly AugmentationPlan _plan;
    private readonly AugmentationSources[] _byLabel;

    private AugmentationClips(AugmentationPlan plan, AugmentationSources[] byLabel, string fingerprint) =>
        (_plan, _byLabel, Fingerprint) = (plan, byLabel, fingerprint);

    /// <summary>Gets the hash of what is mixed in, for the names of cached variants; empty where nothing is.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads the noises and some clips of each label, where the plan needs any.</summary>
    public static AugmentationClips Choose(
        AugmentationPlan plan, IReadOnlyList<Utterance> training, IReadOnlyList<string> labels, IReadOnlyList<string> noiseFiles,
        ClipFeatureReader reader, int seed)
    {
        AugmentationNeeds needs = plan.GetNeeds();
        AudioSignal[] noises = needs.HasFlag(AugmentationNeeds.Noises) ? [.. noiseFiles.Select(reader.ReadNoise)] : [];
        AudioSignal[][] clips = needs.HasFlag(AugmentationNeeds.Speech)
            ? Draw(training, labels, reader, seed)
            : [.. labels.Select(_ => Array.Empty<AudioSignal>())];
        AudioSignal[] speech = [.. clips.SelectMany(label => label)];
        return new(
            plan,
            [.. clips.Select(label => new AugmentationSources { Speech = speech, SameLabel = label, Noises = noises })],
            Hash([.. speech, .. noises]));
    }

    /// <summary>Creates the plan's variants for clips of one label.</summary>
    public IReadOnlyList<IAugmenter> Variants(int label) => _plan.CreateVariants(_byLabel[label]);

    /// <summary>Creates the augmenter that picks a variant anew for each call, for clips of one label.</summary>
    public IAugmenter Augmenter(int label) => _plan.CreateAugmenter(_byLabel[label]);

    private static AudioSignal[][] Draw(IReadOnlyList<Utterance> training, IReadOnlyList<string> labels, ClipFeatureReader reader, int seed)
    {
        Random random = new(seed);
        return [.. labels.Select(label =>
        {
            // By the files' names first: where the corpora lie changes nothing.
            Utterance[] clips = [.. training.Where(clip => clip.Emotion == label).OrderBy(clip => clip.Dataset, StringComparer.Ordinal)
                .ThenBy(clip => Path.GetFileName(clip.Path), StringComparer.Ordinal).ThenBy(clip => clip.Path, StringComparer.Ordinal)];
            random.Shuffle(clips);
            return clips.Take(ClipsPerLabel).Select(clip => reader.ReadPrepared(clip.Path)).ToArray();
        })];
    }

    private static string Hash(AudioSignal[] signals)
    {
        if (signals.Length == 0)
        {
            return string.Empty;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (AudioSignal signal in signals)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([signal.SampleRate, signal.Samples.Length]));
            hash.AppendData(MemoryMarshal.AsBytes(signal.Samples.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
