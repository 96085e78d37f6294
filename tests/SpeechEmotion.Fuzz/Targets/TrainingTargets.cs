using System.Text;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Fuzz.Mutations;
using SpeechEmotion.Fuzz.Samples;
using SpeechEmotion.Training;

namespace SpeechEmotion.Fuzz.Targets;

/// <summary>Doors for what training and the command line read: runs, plans, maps, folds, checkpoints, caches, results.</summary>
internal static class TrainingTargets
{
    private const int CheckpointHashAt = 27;
    private const int CacheHashAt = 8;

    private static readonly AudioSignal Clip = new(new float[4000], 16_000);
    private static readonly Utterance[] Corpus =
        [.. Enumerable.Range(1, 4).Select(i => new Utterance { Path = $"{i}.wav", Emotion = "sad", Speaker = $"{i}", Dataset = "c" })];

    private static readonly FeatureMatrix Features = new(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
    private static readonly FeatureCacheKey Key = new("recipe", "content", FeatureCacheKey.Clean, "build");
    private static readonly TrainingSet Set = CreateSet("a");
    private static readonly TrainingSet Validation = CreateSet("b");

    /// <summary>Run files.</summary>
    public static FuzzTarget Run { get; } = new(
        "run", SampleJson.Runs, JsonMutations.Mutate, input => RunFile.Parse(RunFile.Parse(Text(input)).ToJson()), typeof(ArgumentException));

    /// <summary>Training options.</summary>
    public static FuzzTarget Options { get; } = new(
        "options",
        SampleJson.Options,
        JsonMutations.Mutate,
        input => TrainingOptions.Parse(TrainingOptions.Parse(Text(input)).ToJson()),
        typeof(ArgumentException));

    /// <summary>Label maps.</summary>
    public static FuzzTarget Labels { get; } = new(
        "labels",
        SampleJson.LabelMaps,
        JsonMutations.Mutate,
        input => LabelMap.Parse(Text(input)).Apply(Corpus).Count(),
        typeof(DatasetFormatException));

    /// <summary>Fold files.</summary>
    public static FuzzTarget Folds { get; } = new(
        "folds", SampleJson.Folds, JsonMutations.Mutate, input => SpeakerFolds.FromJson(Text(input), Corpus), typeof(DatasetFormatException));

    /// <summary>Augmentation plans; one that is taken also changes a clip.</summary>
    public static FuzzTarget Plan { get; } = new("plan", SampleJson.Plans, JsonMutations.Mutate, Augment, typeof(ArgumentException))
    {
        // A chain may lengthen a clip to 2²⁴ samples, and the step that goes beyond has made its result by then.
        MemoryBase = 2L << 30,
    };

    /// <summary>Checkpoints of a run.</summary>
    public static FuzzTarget Checkpoint { get; } = new(
        "checkpoint",
        [CreateCheckpoint()],
        (input, random) => HashedMutations.Mutate(input, CheckpointHashAt, random),
        Resume,
        typeof(InvalidDataException));

    /// <summary>Entries of a feature cache: nothing in them is an error, damaged ones are computed again.</summary>
    public static FuzzTarget Cache { get; } = new(
        "cache", [CreateCacheEntry()], (input, random) => HashedMutations.Mutate(input, CacheHashAt, random), ReadCache);

    /// <summary>Files of results that a broken run left.</summary>
    public static FuzzTarget Results { get; } = new(
        "results",
        [Encoding.UTF8.GetBytes("{\"file\":\"a.wav\",\"emotion\":\"sad\",\"model\":\"tiny 1.0\",\"fingerprint\":\"0123456789ab\"}\n"
            + "{\"file\":\"b.wav\",\"error\":\"cut\"}\n{\"file\":\"c.w")],
        MutateLine,
        ReadResults,
        typeof(UsageException));

    private static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    private static void Augment(byte[] input)
    {
        AugmentationPlan plan = AugmentationPlan.Parse(Text(input));
        Random random = new(1);
        plan.CreateAugmenter().Augment(Clip, random);
        plan.CreateFeatureAugmenter().Augment(Features, random);
    }

    private static TrainingSet CreateSet(string speaker) => new(
        FeatureRecipe.Notebook162,
        ["angry", "sad"],
        [.. Enumerable.Range(0, 4).Select(i => new TrainingExample(
            new FeatureMatrix(new float[] { i, 1, -i, 2 }, 2, 2), i % 2, $"{speaker}/{i}", $"{speaker}{i}"))]);

    private static void Train(string checkpoint) => new ManagedTrainer(new NetworkDefinition(
        new NetworkInput(InputLayout.Channels, 2), [new GlobalAveragePoolDefinition(), new DenseDefinition(2), new SoftmaxDefinition()]))
        .Train(Set, Validation, new TrainingOptions { Epochs = 1, BatchSize = 4, Threads = 1, CheckpointPath = checkpoint });

    private static byte[] CreateCheckpoint() => WithFile(null, path =>
    {
        Train(path);
        return File.ReadAllBytes(path);
    });

    private static void Resume(byte[] input) => WithFile(input, path =>
    {
        Train(path);
        return 0;
    });

    private static byte[] CreateCacheEntry()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("speech-emotion-fuzz-");
        new FeatureCache(folder.FullName).GetOrAdd(Key, () => Features);
        byte[] entry = File.ReadAllBytes(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Single());
        folder.Delete(recursive: true);
        return entry;
    }

    private static void ReadCache(byte[] input)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("speech-emotion-fuzz-");
        try
        {
            string path = Path.Combine(folder.FullName, Key.Digest[..2], Key.Digest + ".features");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, input);
            new FeatureCache(folder.FullName).GetOrAdd(Key, () => Features);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void ReadResults(byte[] input) => WithFile(input, path =>
    {
        using ResultsFile results = new(path, "tiny 1.0", "0123456789ab");
        return results.Contains("a.wav");
    });

    private static byte[] MutateLine(byte[] input, Random random)
    {
        byte[][] lines = [.. Encoding.Latin1.GetString(input).Split('\n').Select(Encoding.Latin1.GetBytes)];
        int index = random.Next(lines.Length);
        lines[index] = JsonMutations.Mutate(lines[index], random);
        return [.. lines.SelectMany((line, i) => i == 0 ? line : [(byte)'\n', .. line])];
    }

    private static T WithFile<T>(byte[]? content, Func<string, T> use)
    {
        string path = Path.Combine(Path.GetTempPath(), $"speech-emotion-fuzz-{Guid.NewGuid():N}");
        try
        {
            if (content is not null)
            {
                File.WriteAllBytes(path, content);
            }

            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
