using System.Numerics.Tensors;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Adaptation;

/// <summary>
/// The penalised cross-entropy of a dense layer as a function of its change; see <see cref="ModelAdaptation"/>. Rows of the change are
/// labels, columns the inputs and, last, the bias.
/// </summary>
internal sealed class HeadObjective
{
    // Sums are made per group of examples and added in order, so that the number of threads changes nothing.
    private const int GroupLength = 256;

    private readonly HeadExamples _examples;
    private readonly float[] _start, _weights;
    private readonly double _penalty;
    private readonly WorkerTeam _team;
    private readonly CancellationToken _cancellation;
    private readonly double[] _losses;
    private readonly float[][] _gradients;
    private readonly Action<int, int> _group;

    /// <summary>Creates the function.</summary>
    /// <param name="examples">The layer's inputs, labels and weights.</param>
    /// <param name="start">The layer as trained: labels × columns, in the units of the standardised inputs.</param>
    /// <param name="penalty">The penalty.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="cancellation">Looked at before every computation.</param>
    public HeadObjective(HeadExamples examples, float[] start, double penalty, WorkerTeam team, CancellationToken cancellation)
    {
        (_examples, _start, _penalty, _team, _cancellation) = (examples, start, penalty, team, cancellation);
        _weights = new float[start.Length];
        int groups = (examples.Count + GroupLength - 1) / GroupLength;
        _losses = new double[groups];
        _gradients = [.. Enumerable.Range(0, groups).Select(_ => new float[start.Length])];
        _group = GroupItem;
    }

    /// <summary>Computes loss and gradient at a change of the layer.</summary>
    public double Compute(ReadOnlySpan<double> change, Span<double> gradient)
    {
        _cancellation.ThrowIfCancellationRequested();
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = _start[i] + (float)change[i];
        }

        _team.Run(_losses.Length, _group);
        double loss = 0;
        TensorPrimitives.Multiply(change, 2 * _penalty, gradient);
        for (int g = 0; g < _losses.Length; g++)
        {
            loss += _losses[g];
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += _gradients[g][i];
            }
        }

        return loss + (_penalty * TensorPrimitives.SumOfSquares(change));
    }

    private void GroupItem(int group, int worker)
    {
        int columns = _examples.Columns, labels = _start.Length / columns;
        Span<float> probabilities = _team.Scratch(worker, labels), gradient = _gradients[group];
        gradient.Clear();
        double loss = 0;
        for (int i = group * GroupLength; i < Math.Min(_examples.Count, (group + 1) * GroupLength); i++)
        {
            ReadOnlySpan<float> input = _examples.Input(i), allowed = _examples.Allowed(i);
            for (int k = 0; k < labels; k++)
            {
                probabilities[k] = allowed[k] == 0
                    ? LabelSpaces.Impossible
                    : TensorPrimitives.Dot(_weights.AsSpan(k * columns, columns), input);
            }

            float weight = _examples.Weight(i);
            int label = _examples.Label(i);
            TensorPrimitives.Subtract(probabilities, TensorPrimitives.Max<float>(probabilities), probabilities);
            float likelihood = probabilities[label];
            TensorPrimitives.Exp(probabilities, probabilities);
            float sum = TensorPrimitives.Sum<float>(probabilities);
            loss += weight * (Math.Log(sum) - likelihood);
            for (int k = 0; k < labels; k++)
            {
                float slope = weight * ((probabilities[k] / sum) - (k == label ? 1 : 0));
                Span<float> row = gradient.Slice(k * columns, columns);
                TensorPrimitives.MultiplyAdd(input, slope, row, row);
            }
        }

        _losses[group] = loss;
    }
}
