using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class ModelKeepingTrainerTests : IDisposable
{
    // A model that is kept is checked as every bundle is: its recipe must give what its network takes.
    private static readonly FeatureRecipe Recipe = new(new AudioPreparation(SampleRate: 16_000), new StftOptions(), [new LogMelOptions(8)], FeatureAggregation.None);
    private static readonly TrainingSet Training = SyntheticSets.Clips(16, 1, "a", Recipe);
    private static readonly TrainingSet Validation = SyntheticSets.Clips(8, 2, "b", Recipe);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"kept-{Guid.NewGuid():N}");

    [Fact]
    public void Train_Twice_TrainsOnce()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        ModelBundle first = trainer.Train(Training, Validation, Quick);
        ModelBundle second = trainer.Train(Training, Validation, Quick with { Threads = 2 });
        Assert.Equal(1, inner.Trainings);
        Assert.Equal(first.Weights["layers.0.weight"].Values.ToArray(), second.Weights["layers.0.weight"].Values.ToArray());
        Assert.Equal(first.Calibration, second.Calibration);
    }

    [Fact]
    public void Train_AnythingElse_TrainsAnew()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        trainer.Train(Training, Validation, Quick);
        trainer.Train(Training, Validation, Quick with { Seed = 9 });
        trainer.Train(SyntheticSets.Clips(16, 7, "a", Recipe), Validation, Quick);
        trainer.Train(Training, SyntheticSets.Clips(8, 7, "b", Recipe), Quick);
        Assert.Equal(4, inner.Trainings);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static TrainingOptions Quick { get; } = SyntheticSets.Options with { Epochs = 1 };

    private sealed class Counting : IClassifierTrainer
    {
        public int Trainings { get; private set; }

        public ModelBundle Train(
            TrainingSet training, TrainingSet validation, TrainingOptions options,
            IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
        {
            Trainings++;
            return new ManagedTrainer(SyntheticSets.Network).Train(training, validation, options, progress, cancellationToken);
        }
    }
}
