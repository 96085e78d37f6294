using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>Fits the temperature of a finished model.</summary>
internal static class ModelCalibration
{
    /// <summary>Fits as the options say: on the validation set, or not at all.</summary>
    /// <param name="model">The model that trainers put together.</param>
    /// <param name="training">Tells which labels a clip competes with.</param>
    /// <param name="validation">The clips.</param>
    /// <param name="options">How the model was trained.</param>
    /// <param name="cancellation">Looked at before every clip.</param>
    public static ModelBundle Apply(
        ModelBundle model, TrainingSet training, TrainingSet validation, TrainingOptions options, CancellationToken cancellation)
    {
        if (!options.Calibrate)
        {
            return model;
        }

        using WorkerTeam team = new(options.Threads ?? Environment.ProcessorCount);
        return model with { Calibration = Fit(model, validation, new LabelSpaces(training, options.LastStage), team, cancellation), ProbeJson = null };
    }

    /// <summary>Fits on clips, each judged among the labels it competes with.</summary>
    /// <param name="model">The model; its own temperature does not matter.</param>
    /// <param name="validation">The clips.</param>
    /// <param name="spaces">The labels each clip competes with.</param>
    /// <param name="team">The threads that share the clips; their number changes no result.</param>
    /// <param name="cancellation">Looked at before every clip.</param>
    public static Calibration Fit(
        ModelBundle model, TrainingSet validation, LabelSpaces spaces, WorkerTeam team, CancellationToken cancellation)
    {
        int[] truths = [.. validation.Examples.Select(example => example.Label)];
        return Calibration.Fit(Logits(model, validation, spaces, team, cancellation), truths, model.Labels.Count);
    }

    /// <summary>Gives what the network says of clips before the temperature: a row a clip, a column a label.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="spaces">The labels each clip competes with; others are impossible.</param>
    /// <param name="team">The threads that share the clips.</param>
    /// <param name="cancellation">Looked at before every clip.</param>
    public static float[] Logits(ModelBundle model, TrainingSet clips, LabelSpaces spaces, WorkerTeam team, CancellationToken cancellation)
    {
        int labels = model.Labels.Count;
        CnnClassifier classifier = new(model.Network, model.Weights, model.Labels);
        float[] logits = new float[clips.Examples.Count * labels];
        team.Run(clips.Examples.Count, (i, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            TrainingExample example = clips.Examples[i];
            Span<float> row = logits.AsSpan(i * labels, labels);
            classifier.ComputeLogits(model.Normalizer?.Apply(example.Features) ?? example.Features, row);
            LabelSpaces.Restrict(row, spaces.Allowed(example));
        });
        return logits;
    }
}
