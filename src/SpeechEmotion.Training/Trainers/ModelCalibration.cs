using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>Fits the temperature of a finished model.</summary>
internal static class ModelCalibration
{
    /// <summary>Fits on clips, each judged among the labels it competes with.</summary>
    public static Calibration Fit(ModelBundle model, TrainingSet validation, LabelSpaces spaces)
    {
        int labels = model.Labels.Count;
        CnnClassifier classifier = new(model.Network, model.Weights, model.Labels);
        float[] logits = new float[validation.Examples.Count * labels];
        int[] truths = new int[validation.Examples.Count];
        for (int i = 0; i < truths.Length; i++)
        {
            TrainingExample example = validation.Examples[i];
            Span<float> row = logits.AsSpan(i * labels, labels);
            classifier.ComputeLogits(model.Normalizer?.Apply(example.Features) ?? example.Features, row);
            LabelSpaces.Restrict(row, spaces.Allowed(example));
            truths[i] = example.Label;
        }

        return Calibration.Fit(logits, truths, labels);
    }
}
