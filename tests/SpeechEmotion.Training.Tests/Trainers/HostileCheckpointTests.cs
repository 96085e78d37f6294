using System.Buffers.Binary;
using System.Security.Cryptography;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Checkpoints whose checksum is right but whose content is not.</summary>
public sealed class HostileCheckpointTests : IDisposable
{
    private const int HashAt = 27;
    private const int StateAt = HashAt + SHA256.HashSizeInBytes;
    private const int EpochAt = StateAt + 1 + 64;

    private static readonly TrainingSet Training = SyntheticSets.Clips(8, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(8, 2, "b");

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"checkpoint-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Train_NetworkWithoutStatistics_GoesOnFromItsCheckpoint()
    {
        NetworkDefinition network = new(
            new NetworkInput(InputLayout.Channels, 8), [new GlobalAveragePoolDefinition(), new DenseDefinition(4), new SoftmaxDefinition()]);
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = _path, Epochs = 1 };

        WeightSet first = new ManagedTrainer(network).Train(Training, Validation, options).Weights;
        WeightSet again = new ManagedTrainer(network).Train(Training, Validation, options).Weights;

        Assert.Equal(first["layers.1.weight"].Values.ToArray(), again["layers.1.weight"].Values.ToArray());
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("longer")]
    [InlineData("endless identity")]
    [InlineData("not a number")]
    [InlineData("epoch 0")]
    public void Train_CheckpointWithARightChecksum_IsCheckedAllTheSame(string fault)
    {
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = _path, Epochs = 1 };
        new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options);
        byte[] bytes = File.ReadAllBytes(_path);
        switch (fault)
        {
            case "shorter": bytes = bytes[..^4]; break;
            case "longer": bytes = [.. bytes, 0, 0, 0, 0]; break;
            case "endless identity": new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x07 }.CopyTo(bytes.AsSpan(StateAt)); break;
            case "not a number": BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 4), float.NaN); break;
            default: bytes[EpochAt] = 0; break;
        }

        Write(bytes);

        Assert.Throws<InvalidDataException>(() => new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    public void Train_CheckpointOfAnImpossibleFirstStage_IsRefused(int epochsBefore)
    {
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = _path, Epochs = 2, FineTuning = new() { Epochs = 1 } };
        new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options);
        byte[] bytes = [.. File.ReadAllBytes(_path), 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), epochsBefore);
        Write(bytes);

        Assert.Throws<InvalidDataException>(() => new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options));
    }

    private void Write(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(StateAt), bytes.AsSpan(HashAt));
        File.WriteAllBytes(_path, bytes);
    }
}
