using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>A hash of everything that determines a run, so that a checkpoint is only continued by the run it belongs to.</summary>
internal static class RunIdentity
{
    /// <summary>Computes the SHA-256 of network, options, recipe, labels, both lists of examples with their features and the source of changes.</summary>
    public static string Compute(NetworkDefinition network, TrainingSet training, TrainingSet validation, TrainingOptions options)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, network.ToJson());
        Add(hash, options.ToJson());
        Add(hash, training.Recipe.Fingerprint);
        Add(hash, string.Join('\n', training.Labels));
        Add(hash, training.Source?.Fingerprint ?? string.Empty);
        Add(hash, training);
        Add(hash, validation);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }

    private static void Add(IncrementalHash hash, TrainingSet set)
    {
        // Otherwise a clip that changed sides between the two sets would change nothing.
        Add(hash, set.Examples.Count.ToString(CultureInfo.InvariantCulture));
        foreach (TrainingExample example in set.Examples)
        {
            // The file's name alone: where the corpora lie changes no weight.
            string name = Path.GetFileName(example.Id);
            Add(hash, string.Create(CultureInfo.InvariantCulture, $"{name}\t{example.Dataset}\t{example.Label}\t{example.Features.FrameCount}"));
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(example.Features.Values.Span));
        }
    }
}
