using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Evaluation;

/// <summary>Trains and remembers what it was given.</summary>
internal sealed class SpyTrainer(IClassifierTrainer inner) : IClassifierTrainer
{
    public List<(TrainingSet Training, TrainingSet Validation, TrainingOptions Options)> Runs { get; } = [];

    public List<ModelBundle> Models { get; } = [];

    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
    {
        Runs.Add((training, validation, options));
        Models.Add(inner.Train(training, validation, options, progress, cancellationToken));
        return Models[^1];
    }
}
