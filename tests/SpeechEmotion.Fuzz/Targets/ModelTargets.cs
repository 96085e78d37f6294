using System.Text;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Fuzz.Mutations;
using SpeechEmotion.Fuzz.Samples;

namespace SpeechEmotion.Fuzz.Targets;

/// <summary>Doors for models: bundles, weights, recipes, networks.</summary>
internal static class ModelTargets
{
    // Weights of a larger network would be made up here, not read.
    private const long MaxMadeUpParameters = 1 << 20;
    private const double MaxComputedSeconds = 10;
    private const int ClipRate = 16_000;

    private static readonly AudioSignal Clip = new(
        Enumerable.Range(0, 12_000).Select(i => (float)(0.3 * Math.Sin(i * 0.05) * Math.Sin(i * 0.002))).ToArray(), ClipRate);

    /// <summary>A bundle from a stream, and what can be done with one that was taken.</summary>
    public static FuzzTarget Bundle { get; } = new(
        "bundle",
        [SampleBundles.Zip(WeightPrecision.Full), SampleBundles.Zip(WeightPrecision.Half)],
        BundleMutations.Mutate,
        LoadBundle,
        typeof(ModelBundleException))
    {
        MemoryBase = 96 << 20,
    };

    /// <summary>The same parts in a folder.</summary>
    public static FuzzTarget Folder { get; } = new(
        "folder", [SampleBundles.Zip(WeightPrecision.Full)], BundleMutations.Mutate, LoadFolder, typeof(ModelBundleException))
    {
        MemoryBase = 96 << 20,
    };

    /// <summary>Safetensors files.</summary>
    public static FuzzTarget Safetensors { get; } = new(
        "safetensors",
        [WeightsOf(SampleBundles.Zip(WeightPrecision.Full)), WeightsOf(SampleBundles.Zip(WeightPrecision.Half))],
        SafetensorsMutations.Mutate,
        input => WeightSet.Read(new MemoryStream(input)),
        typeof(InvalidDataException));

    /// <summary>Feature recipes; one that is taken also computes.</summary>
    public static FuzzTarget Recipe { get; } = new(
        "recipe", SampleJson.Recipes, JsonMutations.Mutate, ParseRecipe, typeof(ArgumentException)) { MemoryBase = 768 << 20 };

    /// <summary>Networks; one that is taken also classifies.</summary>
    public static FuzzTarget Network { get; } = new(
        "network", SampleJson.Networks, JsonMutations.Mutate, ParseNetwork, typeof(ArgumentException)) { MemoryBase = 768 << 20 };

    /// <summary>Speakers' profiles; one that is taken is also written, read again and used.</summary>
    public static FuzzTarget Profile { get; } = new("profile", SampleJson.Profiles, JsonMutations.Mutate, ParseProfile, typeof(ArgumentException));

    private static void ParseProfile(byte[] input)
    {
        SpeakerProfile profile = SpeakerProfile.Parse(SpeakerProfile.Parse(Encoding.UTF8.GetString(input)).ToJson());
        float[] probabilities = [0.1f, 0.9f, 0];
        profile.Apply(["angry", "sad", "calm"], probabilities);
        if (!(Math.Abs(probabilities.Sum() - 1) < 1e-3))
        {
            throw new InvalidOperationException($"The probabilities sum to {probabilities.Sum()}.");
        }
    }

    private static byte[] WeightsOf(byte[] bundle) => BundleMutations.Unpack(bundle)["weights.safetensors"];

    private static void LoadBundle(byte[] input) => Use(ModelBundle.Load(new MemoryStream(input)));

    private static void LoadFolder(byte[] input)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("speech-emotion-fuzz-");
        try
        {
            static bool IsFileName(string name) => name == Path.GetFileName(name) && name.Length < 100;
            foreach ((string name, byte[] content) in BundleMutations.Unpack(input).Where(part => IsFileName(part.Key)))
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, name), content);
            }

            Use(ModelBundle.Load(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Whatever was taken must work: only features or outputs that are not finite may be refused, as the doors say.
    private static void Use(ModelBundle bundle)
    {
        try
        {
            bundle.Verify();
            bundle.Save(Stream.Null);
            new EmotionRecognizer(bundle, new EmotionRecognizerOptions { DetectSpeech = false }).Predict(Clip);
        }
        catch (ArgumentException error) when (!Fault.IsIn(error) && error.Message.Contains("finite", StringComparison.Ordinal))
        {
        }
    }

    private static void ParseRecipe(byte[] input)
    {
        FeatureRecipe recipe = FeatureRecipe.Parse(Encoding.UTF8.GetString(input));
        FeaturePipeline pipeline = new(recipe);
        if (recipe.Audio.ShortClip != ShortClipPolicy.AsIs && recipe.Audio.DurationSeconds > MaxComputedSeconds)
        {
            return;
        }

        FeatureMatrix features = pipeline.Extract(Clip);
        if (features.FeatureCount != pipeline.FeatureCount || FeatureRecipe.Parse(recipe.ToJson()).Fingerprint != recipe.Fingerprint)
        {
            throw new InvalidOperationException("The recipe does not read back as it was written.");
        }
    }

    private static void ParseNetwork(byte[] input)
    {
        NetworkDefinition network = NetworkDefinition.Parse(Encoding.UTF8.GetString(input));
        if (network.GetParameters().Sum(parameter => parameter.Count) > MaxMadeUpParameters)
        {
            return;
        }

        string[] labels = [.. Enumerable.Range(0, network.GetLabelCount()).Select(i => $"label {i}")];
        CnnClassifier classifier = new(network, SampleNetworks.Weights(network), labels);
        int frames = network.Input.Layout == InputLayout.Sequence ? 1 : 3;
        FeatureMatrix clip = new(new float[network.Input.Features * frames], network.Input.Features, frames);
        classifier.Classify(clip, new float[labels.Length]);
    }
}
