using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>Reads a recording and computes its features and those of its changed copies, through a cache where there is one.</summary>
/// <remarks>Callable from several threads at once; the same file, recipe, variant and seed give the same numbers.</remarks>
public sealed class ClipFeatureReader
{
    // The code that changes clips and computes features; its ids change with the commit that is built, too.
    private static readonly Type[] Library = [typeof(AudioReader), typeof(AugmentationPlan), typeof(FeaturePipeline), typeof(ClipFeatureReader)];

    private readonly AudioReader _reader;
    private readonly VoiceActivityDetector _detector = new();
    private readonly FeatureCache? _cache;
    private readonly ConcurrentDictionary<string, FeatureMatrix>? _memory;
    private readonly string _build;

    /// <summary>Creates a reader.</summary>
    /// <param name="pipeline">The pipeline that serves training and inference alike.</param>
    /// <param name="reader">Opens recordings; <see langword="null"/> for WAV alone.</param>
    /// <param name="cache">Where features are kept; <see langword="null"/> for nowhere.</param>
    /// <param name="keepInMemory">
    /// Whether features, once computed, are held until the reader is gone: for runs that return to a clip.
    /// </param>
    public ClipFeatureReader(FeaturePipeline pipeline, AudioReader? reader = null, FeatureCache? cache = null, bool keepInMemory = false)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Pipeline = pipeline;
        _reader = reader ?? new AudioReader();
        _cache = cache;
        _memory = keepInMemory ? new() : null;
        _build = CodeModules.Name([.. Library, .. _reader.DecoderTypes, .. pipeline.Recipe.CustomFeatures.Select(feature => feature.OptionsType)]);
    }

    /// <summary>Gets the pipeline.</summary>
    public FeaturePipeline Pipeline { get; }

    /// <summary>Reads a recording and cuts, resamples and trims it as the recipe says.</summary>
    /// <param name="path">The audio file.</param>
    /// <exception cref="AudioFormatException">
    /// The file is corrupt, not supported, or too short for the recipe; the message names it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public AudioSignal ReadPrepared(string path) => Named(path, () => Pipeline.Prepare(_reader.ReadFile(path)));

    /// <summary>Reads a recording, changes it once prepared and computes the features, without looking into memory or cache.</summary>
    /// <inheritdoc cref="ReadPrepared" path="/exception"/>
    internal FeatureMatrix ExtractChanged(string path, IAugmenter augmenter, Random random) => Named(
        path, () => Pipeline.ExtractPrepared(augmenter.Augment(Pipeline.Prepare(_reader.ReadFile(path)), random)));

    /// <summary>Reads a recording that is mixed into others, whole, at the recipe's rate.</summary>
    internal AudioSignal ReadNoise(string path) =>
        Named(path, () => _reader.ReadFile(path, new AudioReadOptions { SampleRate = Pipeline.Recipe.Audio.SampleRate }));

    /// <summary>Computes the features of a recording as it is.</summary>
    /// <param name="path">The audio file.</param>
    /// <exception cref="AudioFormatException">
    /// The file is corrupt, not supported, or too short for the recipe; the message names it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FeatureMatrix Extract(string path) => Extract(path, [ClipVariant.Clean], seed: 0)[0];

    /// <summary>Computes the features of several variants of a recording, which is read once and only if one is not in the cache.</summary>
    /// <param name="path">The audio file.</param>
    /// <param name="variants">The variants.</param>
    /// <param name="seed">With the recording's content and the variant's name, the seed of the variant's random numbers.</param>
    internal FeatureMatrix[] Extract(string path, IReadOnlyList<ClipVariant> variants, int seed)
    {
        // What is held needs no look at the file.
        FeatureMatrix[] held =
            [.. variants.Select(variant => _memory?.GetValueOrDefault(MemoryKey(path, variant.Name, seed))).OfType<FeatureMatrix>()];
        return held.Length == variants.Count ? held : Named(path, () => Compute(path, variants, seed));
    }

    /// <summary>
    /// Computes the features that a model is asked about: those of the clip or, where that is long, of its windows, as the recogniser does.
    /// </summary>
    /// <param name="path">The audio file.</param>
    /// <param name="variant">How the clip, or each of its windows, is heard.</param>
    /// <param name="seed">As for <see cref="Extract(string, IReadOnlyList{ClipVariant}, int)"/>.</param>
    internal IReadOnlyList<FeatureMatrix> ExtractWindows(string path, ClipVariant variant, int seed)
    {
        FeatureMatrix[] whole = Extract(path, [variant], seed);

        // The frames tell of nearly all clips that they are short, without a look at the file.
        FeatureMatrix[] windows = LongClip.Is(Pipeline.LongestDuration(whole[0].FrameCount), Pipeline.Recipe.Audio)
            ? Named(path, () => ComputeWindows(path, variant, seed))
            : [];
        return windows.Length > 0 ? windows : whole;
    }

    private FeatureMatrix[] ComputeWindows(string path, ClipVariant variant, int seed)
    {
        byte[] bytes = File.ReadAllBytes(path);
        AudioSignal recording = _reader.Read(new MemoryStream(bytes, writable: false));
        PreparedClip prepared = Pipeline.PrepareClip(recording);
        if (!LongClip.Is(prepared.Signal.Duration, Pipeline.Recipe.Audio))
        {
            return [];
        }

        VoiceActivity activity = _detector.Analyze(recording, prepared.Voice);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return [.. LongClip.Windows(recording, activity).Select((window, index) => variant.Extract(
            Pipeline, new(window), new(() => Pipeline.Prepare(window)), SeedOf(seed, hash, $"{variant.Name} {index}")))];
    }

    private FeatureMatrix[] Compute(string path, IReadOnlyList<ClipVariant> variants, int seed)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Lazy<AudioSignal> recording = new(() => _reader.Read(new MemoryStream(bytes, writable: false)), LazyThreadSafetyMode.None);
        Lazy<AudioSignal> prepared = new(() => Pipeline.Prepare(recording.Value), LazyThreadSafetyMode.None);
        return [.. variants.Select(variant =>
        {
            string name = variant.Name;
            FeatureMatrix Extract() => variant.Extract(Pipeline, recording, prepared, SeedOf(seed, hash, name));
            string cacheName = variant.Augmenter is null ? name : $"{name} {seed}";
            FeatureMatrix features = _cache is null
                ? Extract()
                : _cache.GetOrAdd(new(Pipeline.Recipe.Fingerprint, hash, cacheName, $"{_build} {variant.Code}".TrimEnd()), Extract);
            _memory?.TryAdd(MemoryKey(path, name, seed), features);
            return features;
        })];
    }

    private static string MemoryKey(string path, string variant, int seed) =>
        variant == FeatureCacheKey.Clean ? path : $"{path}\n{variant}\n{seed}";

    // The seed depends on what is augmented and not on its place, so neither order nor threads change a number.
    private static int SeedOf(int seed, string hash, string variant) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{hash}\n{variant}")));

    private static T Named<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AudioFormatException error)
        {
            throw new AudioFormatException($"{path}: {error.Message}", error.Reason, error);
        }
        catch (ArgumentException error)
        {
            // The pipeline refuses clips of which nothing is left.
            throw new AudioFormatException($"{path}: {error.Message}", isCorrupt: false, error);
        }
    }
}
