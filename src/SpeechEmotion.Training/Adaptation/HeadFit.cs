using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Adaptation;

/// <summary>Fits a network's last dense layer while the layers before it stay; see <see cref="ModelAdaptation"/>.</summary>
internal static class HeadFit
{
    private const int MaxIterations = 200;
    private const double Tolerance = 1e-5;

    /// <summary>Gives a model's weights with the last layer fitted to clips.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="spaces">The labels each clip competes with, and its weight.</param>
    /// <param name="corpora">What corpora weigh.</param>
    /// <param name="penalty">How strongly the layer is held to what it was.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="cancellation">Looked at before every clip and step.</param>
    public static WeightSet Run(
        ModelBundle model, TrainingSet clips, LabelSpaces spaces, CorpusWeight corpora, double penalty, WorkerTeam team,
        CancellationToken cancellation)
    {
        EmbeddingNetwork embedding = new(model.Network, model.Weights);
        HeadExamples examples = new(embedding, clips, model.Normalizer, spaces, corpora, team, cancellation);
        WeightTensor weight = model.Weights[embedding.HeadPrefix + "weight"], bias = model.Weights[embedding.HeadPrefix + "bias"];
        float[] start = Standardized(weight.Values.Span, bias.Values.Span, examples);
        double[] change = new double[start.Length];
        HeadObjective objective = new(examples, start, penalty, team, cancellation);
        QuasiNewton.Minimize(objective.Compute, change, MaxIterations, Tolerance);
        (float[] fittedWeight, float[] fittedBias) = Plain(start, change, examples);
        return new(
        [
            .. model.Weights.Where(tensor => tensor != weight && tensor != bias),
            new WeightTensor(weight.Name, weight.Shape, fittedWeight),
            new WeightTensor(bias.Name, bias.Shape, fittedBias),
        ]);
    }

    // weight · x + bias = (weight · deviation) · (x − mean) / deviation + (bias + weight · mean)
    private static float[] Standardized(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, HeadExamples examples)
    {
        int inputs = examples.Columns - 1, labels = weight.Length / inputs;
        float[] result = new float[labels * examples.Columns];
        for (int k = 0; k < labels; k++)
        {
            double offset = bias[k];
            for (int i = 0; i < inputs; i++)
            {
                float value = weight[(k * inputs) + i];
                result[(k * examples.Columns) + i] = value * examples.Deviation[i];
                offset += (double)value * examples.Mean[i];
            }

            result[(k * examples.Columns) + inputs] = (float)offset;
        }

        return result;
    }

    private static (float[] Weight, float[] Bias) Plain(float[] start, double[] change, HeadExamples examples)
    {
        int inputs = examples.Columns - 1, labels = start.Length / examples.Columns;
        float[] weight = new float[labels * inputs], bias = new float[labels];
        for (int k = 0; k < labels; k++)
        {
            int row = k * examples.Columns;
            double offset = start[row + inputs] + change[row + inputs];
            for (int i = 0; i < inputs; i++)
            {
                double value = (start[row + i] + change[row + i]) / examples.Deviation[i];
                weight[(k * inputs) + i] = (float)value;
                offset -= value * examples.Mean[i];
            }

            bias[k] = (float)offset;
        }

        return (weight, bias);
    }
}
