using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training;

/// <summary>
/// The state of a run after an epoch, on disk: a magic word, the SHA-256 of what follows, the state. Written beside the old one and moved
/// over it, so that a kill leaves one of the two whole. Behind the state, where the stages before stopped early, the epochs that they ran.
/// </summary>
internal static class Checkpoint
{
    private static ReadOnlySpan<byte> Magic => "SpeechEmotion checkpoint 2\n"u8;

    // Epoch, steps, the schedule's state, the best epoch and its measures.
    private const int ScalarBytes = sizeof(int) + sizeof(long) + (2 * sizeof(double)) + sizeof(int) + sizeof(int) + (3 * sizeof(double));

    /// <summary>Writes the state.</summary>
    public static void Save(
        string path, TrainingStage stage, int epoch, ParameterStore parameters, AdamOptimizer optimizer, WeightAverage? average, LearningRate rate,
        BestEpoch best)
    {
        AtomicFile.Write(path, stream =>
        {
            using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(new byte[SHA256.HashSizeInBytes]);
            writer.Write(stage.Identity.Value);
            writer.Write(epoch);
            writer.Write(optimizer.Steps);
            writer.Write(rate.Plateau.Rate);
            writer.Write(rate.Plateau.Best);
            writer.Write(rate.Plateau.Waited);
            writer.Write(best.Epoch);
            writer.Write(best.Result.Loss);
            writer.Write(best.Result.Accuracy);
            writer.Write(best.Result.Uar);
            foreach (float[] values in Arrays(parameters, optimizer, average, best))
            {
                writer.Write(MemoryMarshal.AsBytes<float>(values));
            }

            if (stage.EpochsBefore != stage.PlannedBefore)
            {
                writer.Write(stage.EpochsBefore);
            }

            writer.Flush();
            stream.Position = Magic.Length + SHA256.HashSizeInBytes;
            byte[] hash = SHA256.HashData(stream);
            stream.Position = Magic.Length;
            stream.Write(hash);
        });
    }

    /// <summary>Tells whether there is a checkpoint of a run, whole or not.</summary>
    public static bool Exists(string path, Lazy<string> identity)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        byte[] own = OwnText(identity.Value), found = new byte[Magic.Length + SHA256.HashSizeInBytes + own.Length];
        return stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length
            && found.AsSpan(0, Magic.Length).SequenceEqual(Magic) && found.AsSpan()[^own.Length..].SequenceEqual(own);
    }

    /// <summary>Refuses a file that is there and no checkpoint: told before the hours that a run's features may take.</summary>
    /// <exception cref="InvalidDataException">The file is something else.</exception>
    public static void RefuseAnotherFile(string path)
    {
        if (File.Exists(path))
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
            CheckKind(stream, path);
        }
    }

    /// <summary>Reads the state back.</summary>
    /// <returns>The number of epochs done in the stage and in those before.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another run.</exception>
    public static (int Epochs, int EpochsBefore) Load(
        string path, TrainingStage stage, ParameterStore parameters, AdamOptimizer optimizer, WeightAverage? average, LearningRate rate, BestEpoch best)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        CheckWhole(stream, path);
        using BinaryReader reader = new(stream);

        byte[] own = OwnText(stage.Identity.Value);
        if (!reader.ReadBytes(own.Length).AsSpan().SequenceEqual(own))
        {
            throw new InvalidDataException(
                $"The checkpoint '{path}' belongs to a run with another network, other options, other augmentation or other examples. "
                + "Delete it or choose another path.");
        }

        float[][] arrays = [.. Arrays(parameters, optimizer, average, best)];
        long behind = stream.Length - stream.Position - ScalarBytes - arrays.Sum(values => (long)values.Length * sizeof(float));
        if (behind is not (0 or sizeof(int)))
        {
            throw Damaged(path);
        }

        int epoch = reader.ReadInt32();
        optimizer.Steps = reader.ReadInt64();
        rate.Plateau = new PlateauState(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
        best.Epoch = reader.ReadInt32();
        best.Result = new ValidationResult(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        foreach (float[] values in arrays)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));

            // Of no values at all the operation does not say that they are finite.
            if (values.Length > 0 && !TensorPrimitives.IsFiniteAll(values))
            {
                throw Damaged(path);
            }
        }

        int epochsBefore = behind == 0 ? stage.PlannedBefore : reader.ReadInt32();
        bool isPossible = epoch >= 1 && optimizer.Steps >= 0 && (behind == 0 || (epochsBefore >= 1 && epochsBefore < stage.PlannedBefore));
        return isPossible ? (epoch, epochsBefore) : throw Damaged(path);
    }

    // As the writer writes a short text: its length, then its letters.
    private static byte[] OwnText(string identity) => [(byte)identity.Length, .. Encoding.UTF8.GetBytes(identity)];

    // Leaves the stream behind the magic word.
    private static void CheckKind(FileStream stream, string path)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
        {
            throw new InvalidDataException($"'{path}' is not a checkpoint of this version of the library. Delete it or choose another path.");
        }
    }

    // Before anything of the run is overwritten; leaves the stream at the state.
    private static void CheckWhole(FileStream stream, string path)
    {
        CheckKind(stream, path);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        int read = stream.ReadAtLeast(hash, hash.Length, throwOnEndOfStream: false);
        if (read < hash.Length || !SHA256.HashData(stream).AsSpan().SequenceEqual(hash))
        {
            throw Damaged(path);
        }

        stream.Position = Magic.Length + SHA256.HashSizeInBytes;
    }

    private static InvalidDataException Damaged(string path) =>
        new($"The checkpoint '{path}' is damaged or cut off. Delete it; the run then starts anew.");

    private static IEnumerable<float[]> Arrays(ParameterStore parameters, AdamOptimizer optimizer, WeightAverage? average, BestEpoch best)
    {
        yield return parameters.Values;
        yield return parameters.Statistics;
        yield return optimizer.Mean;
        yield return optimizer.Square;
        yield return best.Values;
        yield return best.Statistics;
        if (average is not null)
        {
            yield return average.Values;
            yield return average.Statistics;
        }
    }
}
