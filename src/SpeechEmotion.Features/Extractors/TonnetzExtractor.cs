using System.Buffers;
using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="TonnetzOptions"/>.</summary>
internal sealed class TonnetzExtractor(IFeatureExtractor chroma) : IFeatureExtractor
{
    /// <summary>The number of rows.</summary>
    public const int Dimensions = 6;

    private readonly double[] _basis = CreateBasis(chroma.FeatureCount);

    public int FeatureCount => Dimensions;

    public IReadOnlyList<ISpectrumReducer> Reducers => chroma.Reducers;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        int frames = analysis.FrameCount;
        int length = chroma.FeatureCount * frames;
        float[] rented = ArrayPool<float>.Shared.Rent(length + frames);
        Span<float> classes = rented.AsSpan(0, length);
        Span<float> sums = rented.AsSpan(length, frames);
        chroma.Extract(analysis, classes);
        sums.Clear();
        for (int row = 0; row < chroma.FeatureCount; row++)
        {
            TensorPrimitives.Add(sums, classes.Slice(row * frames, frames), sums);
        }

        RowMix.Run(_basis, Dimensions, chroma.FeatureCount, classes, destination, frames);
        for (int row = 0; row < Dimensions; row++)
        {
            Span<float> values = destination.Slice(row * frames, frames);
            for (int frame = 0; frame < frames; frame++)
            {
                // Chroma is not negative, and its largest class is 1 or all are 0.
                values[frame] = sums[frame] > 0 ? values[frame] / sums[frame] : 0;
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    // Two rows a circle: semitones lie 7π/6, 3π/2 and 2π/3 apart on those of fifths, minor thirds and major thirds.
    private static double[] CreateBasis(int classes)
    {
        ReadOnlySpan<double> turns = [7.0 / 6, 3.0 / 2, 2.0 / 3];
        ReadOnlySpan<double> radii = [1, 1, 0.5];
        double[] basis = new double[Dimensions * classes];
        for (int circle = 0; circle < turns.Length; circle++)
        {
            for (int c = 0; c < classes; c++)
            {
                (double sine, double cosine) = Math.SinCos(Math.PI * turns[circle] * 12 * c / classes);
                basis[(2 * circle * classes) + c] = radii[circle] * sine;
                basis[(((2 * circle) + 1) * classes) + c] = radii[circle] * cosine;
            }
        }

        return basis;
    }
}
