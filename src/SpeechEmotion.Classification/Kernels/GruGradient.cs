using System.Numerics;
using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The gradient of <see cref="GruKernel"/> for one sample, from the last step back to the first.</summary>
internal static class GruGradient
{
    /// <summary>Computes the gradients of what input and state give; those of weights and bias are products of these with their inputs.</summary>
    /// <param name="stateGradient">Frames × units: the gradient that reaches each state from the layers above.</param>
    /// <param name="gates">Frames × 4 · units, of the forward pass.</param>
    /// <param name="before">Frames × units: the state before each frame.</param>
    /// <param name="transposed">3 · units × units: the state's weights, transposed.</param>
    /// <param name="reversed">Whether the last frame came first.</param>
    /// <param name="inputGradient">Receives frames × 3 · units.</param>
    /// <param name="shareGradient">Receives frames × 3 · units: the gradient of what the state gives.</param>
    /// <param name="carried">Scratch, units: what reaches a state from the step after it.</param>
    public static void Compute(
        ReadOnlySpan<float> stateGradient, ReadOnlySpan<float> gates, ReadOnlySpan<float> before, ReadOnlySpan<float> transposed, bool reversed,
        Span<float> inputGradient, Span<float> shareGradient, Span<float> carried)
    {
        int units = carried.Length, frames = stateGradient.Length / units, columns = GruKernel.Parts * units;
        carried.Clear();
        for (int step = frames - 1; step >= 0; step--)
        {
            int frame = reversed ? frames - 1 - step : step;
            Span<float> share = shareGradient.Slice(frame * columns, columns);
            TensorPrimitives.Add(carried, stateGradient.Slice(frame * units, units), carried);
            Step(
                gates.Slice(frame * GruKernel.GateParts * units, GruKernel.GateParts * units), before.Slice(frame * units, units),
                inputGradient.Slice(frame * columns, columns), share, carried);
            if (step > 0)
            {
                GruKernel.AddProduct(share, transposed, carried);
            }
        }
    }

    /// <summary>Takes the state's gradient through one frame and leaves in its place what passes by the update gate to the state before.</summary>
    private static void Step(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> before, Span<float> inputGradient, Span<float> shareGradient, Span<float> gradient)
    {
        int units = gradient.Length, width = Vector<float>.Count, i = 0;
        for (; i <= units - width; i += width)
        {
            Vector<float> r = new(gates[i..]), z = new(gates[(units + i)..]), s = new(gates[((2 * units) + i)..]), n = new(gates[((3 * units) + i)..]);
            Vector<float> g = new(gradient[i..]), one = Vector<float>.One;
            Vector<float> candidate = g * (one - z) * (one - (n * n));
            Vector<float> update = g * (new Vector<float>(before[i..]) - n) * z * (one - z);
            Vector<float> reset = candidate * s * r * (one - r);
            reset.CopyTo(inputGradient[i..]);
            reset.CopyTo(shareGradient[i..]);
            update.CopyTo(inputGradient[(units + i)..]);
            update.CopyTo(shareGradient[(units + i)..]);
            candidate.CopyTo(inputGradient[((2 * units) + i)..]);
            (candidate * r).CopyTo(shareGradient[((2 * units) + i)..]);
            (g * z).CopyTo(gradient[i..]);
        }

        for (; i < units; i++)
        {
            float r = gates[i], z = gates[units + i], s = gates[(2 * units) + i], n = gates[(3 * units) + i], g = gradient[i];
            float candidate = g * (1 - z) * (1 - (n * n)), update = g * (before[i] - n) * z * (1 - z), reset = candidate * s * r * (1 - r);
            (inputGradient[i], inputGradient[units + i], inputGradient[(2 * units) + i]) = (reset, update, candidate);
            (shareGradient[i], shareGradient[units + i], shareGradient[(2 * units) + i]) = (reset, update, candidate * r);
            gradient[i] = g * z;
        }
    }
}
