using SpeechEmotion.Classification;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>A training whose disk runs full.</summary>
public sealed class FullDiskTests
{
    private static readonly TrainingSet Training = SyntheticSets.Clips(16, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(8, 2, "b");

    [SmallDiskFact]
    public void Train_DiskFullAfterTheFirstEpoch_KeepsItsCheckpointAndGoesOnOnceThereIsRoom()
    {
        using SmallDisk disk = new(kibibytes: 1024);
        string path = Path.Combine(disk.Path, "checkpoint");
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = path };

        Assert.Throws<IOException>(() => new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options, new FillAfterFirst(disk)));
        Assert.Equal(["checkpoint", "filler"], Directory.GetFiles(disk.Path).Select(Path.GetFileName).Order());
        disk.Empty();

        Assert.Equal(
            Weights(new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, SyntheticSets.Options)),
            Weights(new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options)));
    }

    private static float[] Weights(ModelBundle model) => [.. model.Weights.SelectMany(tensor => tensor.Values.ToArray())];

    private sealed class FillAfterFirst(SmallDisk disk) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch == 1)
            {
                disk.Fill();
            }
        }
    }
}
