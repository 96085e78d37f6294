using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Gives a finished model each time, with the epochs that a script reports and says were run.</summary>
internal sealed class ScriptedTrainer(ModelBundle model, Func<int, IProgress<EpochReport>?, int> script) : IClassifierTrainer
{
    /// <summary>What each training was asked to do.</summary>
    public List<TrainingOptions> Asked { get; } = [];

    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        Asked.Add(options);
        return model with { Training = model.Training! with { Epochs = script(Asked.Count, progress) } };
    }
}
