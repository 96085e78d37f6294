using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Layers;

/// <summary>Compares gradients with central differences of the loss along random directions, one direction per tensor and one for the input.</summary>
internal static class GradientCheck
{
    /// <summary>The loss is single precision inside, so the step is large and two steps are combined (Richardson) to cancel the cubic term.</summary>
    private const float Step = 2e-2f;

    /// <summary>Returns the largest difference, relative to the larger of the two slopes and 5 % of the gradient's length.</summary>
    public static double LargestError(NetworkDefinition network, int[] lengths, int seed, int threads = 1)
    {
        using TrainingNetwork trained = new(network, threads);
        WeightInitializer.Initialize(trained.Parameters, WeightInitialization.HeNormal, (ulong)seed);
        Random random = new(seed);
        Span<float> biases = trained.Parameters.Values;
        for (int i = 0; i < biases.Length; i++)
        {
            biases[i] += (random.NextSingle() - 0.5f) * 0.2f;
        }

        int labels = network.GetLabelCount();
        Activation input = Input(network, lengths, random);
        float[] targets = new float[lengths.Length * labels], weights = new float[lengths.Length], probabilities = new float[targets.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            targets[i * labels + random.Next(labels)] += 0.7f;
            targets[i * labels + random.Next(labels)] += 0.3f;
            weights[i] = 0.5f + random.NextSingle();
        }

        double Loss() => trained.ComputeGradients(input, targets, [], weights, 42, probabilities);
        Loss();
        float[] gradients = (float[])trained.Parameters.Gradients.Clone();
        double worst = 0;
        foreach (ParameterSlice slice in trained.Parameters.Slices.Where(slice => slice.Definition.IsTrainable))
        {
            worst = Math.Max(worst, Compare(slice.Offset, slice.Count, trained.Parameters.Values, gradients, Loss, random));
        }

        return worst;
    }

    private static double Compare(int offset, int count, float[] values, float[] gradients, Func<double> loss, Random random)
    {
        float[] start = values.AsSpan(offset, count).ToArray();
        double norm = Math.Sqrt(gradients.AsSpan(offset, count).ToArray().Sum(g => (double)g * g));

        // Half along the gradient, half random: a wrong sign, a wrong scale and a wrong direction all show.
        float[] direction = new float[count];
        double length = 0, slope = 0;
        for (int i = 0; i < count; i++)
        {
            direction[i] = (float)(gradients[offset + i] / Math.Max(norm, 1e-12) + (random.NextDouble() - 0.5) * 3.4 / Math.Sqrt(count));
            length += direction[i] * direction[i];
        }

        for (int i = 0; i < count; i++)
        {
            direction[i] /= (float)Math.Sqrt(length);
            slope += (double)direction[i] * gradients[offset + i];
        }

        double Measured(float step)
        {
            double At(float signed)
            {
                for (int i = 0; i < count; i++)
                {
                    values[offset + i] = start[i] + signed * direction[i];
                }

                return loss();
            }

            return (At(step) - At(-step)) / (2 * step);
        }

        double measured = (4 * Measured(Step / 2) - Measured(Step)) / 3;
        start.CopyTo(values, offset);
        return Math.Abs(measured - slope) / Math.Max(Math.Max(Math.Abs(measured), Math.Abs(slope)), 0.05 * norm + 1e-3);
    }

    private static Activation Input(NetworkDefinition network, int[] lengths, Random random)
    {
        Activation input = new();
        bool sequence = network.Input.Layout == InputLayout.Sequence;
        int frames = sequence ? network.Input.Features : lengths.Max();
        input.Reshape(lengths.Length, frames, sequence ? 1 : network.Input.Features);
        foreach (ref float value in input.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        for (int i = 0; i < lengths.Length && !sequence; i++)
        {
            input.SetLength(i, lengths[i]);
            input.ClearPadding(i);
        }

        return input;
    }
}
