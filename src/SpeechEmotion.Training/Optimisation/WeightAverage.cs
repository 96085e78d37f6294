using System.Numerics.Tensors;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Optimisation;

/// <summary>An exponential moving average of weights and running statistics, which usually generalises better than the last step.</summary>
/// <remarks>Early on the decay is (1 + steps) / (10 + steps) where that is smaller, so that the start is forgotten soon.</remarks>
internal sealed class WeightAverage(double decay, ParameterStore store)
{
    private readonly float[] _scratch = new float[Math.Max(store.Values.Length, store.Statistics.Length)];

    /// <summary>Gets the averaged values.</summary>
    public float[] Values { get; } = (float[])store.Values.Clone();

    /// <summary>Gets the averaged statistics.</summary>
    public float[] Statistics { get; } = (float[])store.Statistics.Clone();

    /// <summary>How much of the average the weights after a step become.</summary>
    public double Share(long steps) => 1 - Math.Min(decay, (1.0 + steps) / (10.0 + steps));

    /// <summary>Takes the weights after a step in.</summary>
    public void Update(long steps)
    {
        float share = (float)Share(steps);
        Blend(store.Values, Values, share);
        Blend(store.Statistics, Statistics, share);
    }

    /// <summary>Exchanges the network's weights with the averaged ones; once more exchanges them back.</summary>
    public void Exchange()
    {
        Exchange(store.Values, Values);
        Exchange(store.Statistics, Statistics);
    }

    private void Exchange(float[] left, float[] right)
    {
        Span<float> copy = _scratch.AsSpan(0, left.Length);
        left.CopyTo(copy);
        right.CopyTo(left, 0);
        copy.CopyTo(right);
    }

    private void Blend(float[] source, float[] target, float share)
    {
        Span<float> difference = _scratch.AsSpan(0, source.Length);
        TensorPrimitives.Subtract(source, target, difference);
        TensorPrimitives.MultiplyAdd(difference, share, target, target);
    }
}
