using System.Numerics;
using System.Runtime.InteropServices;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Optimisation;

/// <summary>Adam over the flat parameters, with decoupled weight decay and clipping of the whole gradient's norm.</summary>
internal sealed class AdamOptimizer
{
    private const int ChunkLength = 16_384;
    private readonly OptimizerOptions _options;
    private readonly ParameterStore _store;
    private readonly double[] _chunkSums;
    private readonly Action<int, int> _square, _update;
    private float _gradientScale, _stepSize, _rootCorrection;

    /// <summary>Creates an optimiser whose moments are zero.</summary>
    public AdamOptimizer(OptimizerOptions options, ParameterStore store)
    {
        (_options, _store) = (options, store);
        Mean = new float[store.Values.Length];
        Square = new float[store.Values.Length];
        _chunkSums = new double[(store.Values.Length + ChunkLength - 1) / ChunkLength];
        (_square, _update) = (SquareItem, UpdateItem);
    }

    /// <summary>Gets the options.</summary>
    public OptimizerOptions Options => _options;

    /// <summary>Gets the moving means of the gradients.</summary>
    public float[] Mean { get; }

    /// <summary>Gets the moving means of the squared gradients.</summary>
    public float[] Square { get; }

    /// <summary>Gets or sets the number of steps made.</summary>
    public long Steps { get; set; }

    /// <summary>Makes one step with the store's gradients.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Step(double rate, WorkerTeam team)
    {
        Steps++;
        _gradientScale = 1;
        if (_options.ClipNorm is { } limit)
        {
            // Chunks of fixed size, added in order: the norm is the same whatever the number of threads.
            team.Run(_chunkSums.Length, _square);
            double norm = Math.Sqrt(_chunkSums.Sum());
            if (norm > limit)
            {
                _gradientScale = (float)(limit / norm);
            }
        }

        if (_options.WeightDecay > 0)
        {
            Decay((float)(1 - rate * _options.WeightDecay));
        }

        _stepSize = (float)(rate / (1 - Math.Pow(_options.Beta1, Steps)));
        _rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Steps)));
        team.Run(_chunkSums.Length, _update);
    }

    private void Decay(float factor)
    {
        for (int i = 0; i < _store.Slices.Count; i++)
        {
            if (_store.Slices[i].Definition.Role == ParameterRole.Weight)
            {
                System.Numerics.Tensors.TensorPrimitives.Multiply(_store.Slices[i].Values, factor, _store.Slices[i].Values);
            }
        }
    }

    private static Span<float> Chunk(float[] values, int chunk) =>
        values.AsSpan(chunk * ChunkLength, Math.Min(ChunkLength, values.Length - chunk * ChunkLength));

    private void SquareItem(int chunk, int worker) =>
        _chunkSums[chunk] = System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(Chunk(_store.Gradients, chunk));

    private void UpdateItem(int chunk, int worker)
    {
        Span<float> values = Chunk(_store.Values, chunk), mean = Chunk(Mean, chunk), square = Chunk(Square, chunk);
        ReadOnlySpan<float> gradients = Chunk(_store.Gradients, chunk);
        int vectors = values.Length / Vector<float>.Count * Vector<float>.Count;
        UpdateVectors(values[..vectors], mean[..vectors], square[..vectors], gradients[..vectors]);
        float beta1 = (float)_options.Beta1, beta2 = (float)_options.Beta2;
        for (int i = vectors; i < values.Length; i++)
        {
            float gradient = gradients[i] * _gradientScale;
            mean[i] += (gradient - mean[i]) * (1 - beta1);
            square[i] = square[i] * beta2 + gradient * gradient * (1 - beta2);
            values[i] -= _stepSize * mean[i] / (MathF.Sqrt(square[i]) * _rootCorrection + (float)_options.Epsilon);
        }
    }

    private void UpdateVectors(Span<float> values, Span<float> mean, Span<float> square, ReadOnlySpan<float> gradients)
    {
        Vector<float> scale = new(_gradientScale), step = new(_stepSize), correction = new(_rootCorrection), epsilon = new((float)_options.Epsilon);
        Vector<float> beta2 = new((float)_options.Beta2), rest1 = new(1 - (float)_options.Beta1), rest2 = new(1 - (float)_options.Beta2);
        Span<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(values), m = MemoryMarshal.Cast<float, Vector<float>>(mean);
        Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(square);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        for (int i = 0; i < v.Length; i++)
        {
            Vector<float> gradient = g[i] * scale;
            m[i] += (gradient - m[i]) * rest1;
            s[i] = s[i] * beta2 + gradient * gradient * rest2;
            v[i] -= step * m[i] / (Vector.SquareRoot(s[i]) * correction + epsilon);
        }
    }
}
