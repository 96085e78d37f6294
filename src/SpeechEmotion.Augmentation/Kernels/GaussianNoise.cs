using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Independent standard normal numbers by the Box–Muller transform, in vectorised blocks.</summary>
internal static class GaussianNoise
{
    private const int Block = 512;

    /// <summary>Fills with numbers of mean 0 and variance 1; one draw of <paramref name="random"/> seeds them all.</summary>
    public static void Fill(Span<float> destination, Random random)
    {
        SplitMix generator = new(random);
        Span<float> radius = stackalloc float[Block];
        Span<float> turn = stackalloc float[Block];
        while (!destination.IsEmpty)
        {
            int pairs = Math.Min(Block, (destination.Length + 1) / 2);
            Span<float> r = radius[..pairs];
            Span<float> t = turn[..pairs];
            generator.FillUniform(r);
            generator.FillUniform(t);
            TensorPrimitives.Log(r, r);
            TensorPrimitives.Multiply(r, -2f, r);
            TensorPrimitives.Sqrt(r, r);
            TensorPrimitives.Multiply(t, 2f, t);

            Span<float> first = destination[..pairs];
            TensorPrimitives.CosPi(t, first);
            TensorPrimitives.Multiply(first, r, first);
            destination = destination[pairs..];

            // The last block of an odd length has one number fewer in its second half.
            int rest = Math.Min(pairs, destination.Length);
            Span<float> second = destination[..rest];
            TensorPrimitives.SinPi(t[..rest], second);
            TensorPrimitives.Multiply(second, r[..rest], second);
            destination = destination[rest..];
        }
    }
}
