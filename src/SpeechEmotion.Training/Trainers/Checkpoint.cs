using System.Runtime.InteropServices;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training;

/// <summary>
/// The state of a run after an epoch, on disk. Written beside the old one and moved over it, so that a kill leaves one of the two whole.
/// </summary>
internal static class Checkpoint
{
    private const string Magic = "SpeechEmotion checkpoint 1";
    private const string End = "end";

    /// <summary>Writes the state.</summary>
    public static void Save(
        string path, string identity, int epoch, ParameterStore parameters, AdamOptimizer optimizer, WeightAverage? average, LearningRate rate, BestEpoch best)
    {
        string temporary = path + ".tmp";
        using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
        using (BinaryWriter writer = new(stream))
        {
            writer.Write(Magic);
            writer.Write(identity);
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
                writer.Write(MemoryMarshal.AsBytes<float>(values));
            writer.Write(End);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads the state back.</summary>
    /// <returns>The number of epochs done.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another run.</exception>
    public static int Load(
        string path, string identity, ParameterStore parameters, AdamOptimizer optimizer, WeightAverage? average, LearningRate rate, BestEpoch best)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
            using BinaryReader reader = new(stream);
            if (reader.ReadString() != Magic)
                throw new InvalidDataException($"'{path}' is not a checkpoint of this version.");
            if (reader.ReadString() != identity)
            {
                throw new InvalidDataException(
                    $"The checkpoint '{path}' belongs to a run with another network, other options or other examples. Delete it or choose another path.");
            }

            int epoch = reader.ReadInt32();
            optimizer.Steps = reader.ReadInt64();
            rate.Plateau = new PlateauState(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
            best.Epoch = reader.ReadInt32();
            best.Result = new ValidationResult(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
            foreach (float[] values in Arrays(parameters, optimizer, average, best))
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            if (reader.ReadString() != End)
                throw new InvalidDataException($"The checkpoint '{path}' is damaged.");
            return epoch;
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is cut off.", exception);
        }
    }

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
