using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The recurrence of gated recurrent units over the frames of one sample; the formula is <see cref="GruDefinition"/>'s.</summary>
internal static class GruKernel
{
    /// <summary>The parts of what the input and the state give: reset, update, candidate.</summary>
    public const int Parts = 3;

    /// <summary>The parts of what is kept of a frame: reset r, update z, the state's share s₃ of the candidate, candidate n.</summary>
    public const int GateParts = 4;

    /// <summary>Computes the states.</summary>
    /// <param name="projected">Frames × 3 · units: what the input gives, bias included.</param>
    /// <param name="weights">Units × 3 · units (input-major): the state's weights.</param>
    /// <param name="bias">3 · units: the state's bias.</param>
    /// <param name="reversed">Whether the last frame comes first.</param>
    /// <param name="keepGates">Whether the gates of every frame are kept, for the gradient.</param>
    /// <param name="gates">Receives frames × 4 · units; room for 4 · units where they are not kept.</param>
    /// <param name="states">Receives frames × units, in the input's order.</param>
    // Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ReadOnlySpan<float> projected, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, bool reversed, bool keepGates, Span<float> gates, Span<float> states)
    {
        int units = bias.Length / Parts, frames = projected.Length / bias.Length;
        int gateLength = GateParts * units, kept = keepGates ? gateLength : 0;
        if (weights.Length != units * bias.Length || gates.Length < (keepGates ? frames * gateLength : gateLength) || states.Length < frames * units)
        {
            throw new ArgumentException($"The buffers do not hold {frames} frames of {units} units.");
        }

        for (int step = 0; step < frames; step++)
        {
            int frame = reversed ? frames - 1 - step : step;
            ReadOnlySpan<float> before = Before(states, frame, step, reversed, units);
            Span<float> row = gates.Slice(frame * kept, gateLength);
            bias.CopyTo(row);
            AddProduct(before, weights, row[..bias.Length]);
            Gate(projected.Slice(frame * bias.Length, bias.Length), row, units);
            Blend(row, before, states.Slice(frame * units, units));
        }
    }

    /// <summary>Adds a row vector's product with a matrix; four vectors of sums stay in registers while the inputs pass.</summary>
    /// <param name="inputs">The row vector.</param>
    /// <param name="weights">Inputs × sums.</param>
    /// <param name="sums">What is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> sums)
    {
        int width = Vector<float>.Count, columns = sums.Length, column = 0;
        ref float sum = ref MemoryMarshal.GetReference(sums);
        ref float weight = ref MemoryMarshal.GetReference(weights);
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            ref float first = ref Unsafe.Add(ref sum, column);
            Vector<float> a = Vector.LoadUnsafe(ref first), b = Vector.LoadUnsafe(ref first, (nuint)width);
            Vector<float> c = Vector.LoadUnsafe(ref first, (nuint)(2 * width)), d = Vector.LoadUnsafe(ref first, (nuint)(3 * width));
            for (int k = 0; k < inputs.Length; k++)
            {
                ref float row = ref Unsafe.Add(ref weight, (k * columns) + column);
                Vector<float> input = new(inputs[k]);
                a = Vector.MultiplyAddEstimate(input, Vector.LoadUnsafe(ref row), a);
                b = Vector.MultiplyAddEstimate(input, Vector.LoadUnsafe(ref row, (nuint)width), b);
                c = Vector.MultiplyAddEstimate(input, Vector.LoadUnsafe(ref row, (nuint)(2 * width)), c);
                d = Vector.MultiplyAddEstimate(input, Vector.LoadUnsafe(ref row, (nuint)(3 * width)), d);
            }

            a.StoreUnsafe(ref first);
            b.StoreUnsafe(ref first, (nuint)width);
            c.StoreUnsafe(ref first, (nuint)(2 * width));
            d.StoreUnsafe(ref first, (nuint)(3 * width));
        }

        for (; column <= columns - width; column += width)
        {
            Vector<float> total = Vector.LoadUnsafe(ref sum, (nuint)column);
            for (int k = 0; k < inputs.Length; k++)
            {
                total = Vector.MultiplyAddEstimate(new Vector<float>(inputs[k]), Vector.LoadUnsafe(ref weight, (nuint)((k * columns) + column)), total);
            }

            total.StoreUnsafe(ref sum, (nuint)column);
        }

        for (; column < columns; column++)
        {
            for (int k = 0; k < inputs.Length; k++)
            {
                sums[column] += inputs[k] * weights[(k * columns) + column];
            }
        }
    }

    /// <summary>The state before a frame: empty before the first.</summary>
    private static ReadOnlySpan<float> Before(ReadOnlySpan<float> states, int frame, int step, bool reversed, int units) =>
        step == 0 ? [] : states.Slice((reversed ? frame + 1 : frame - 1) * units, units);

    /// <summary>Turns what the state gives into r, z, s₃ and n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gate(ReadOnlySpan<float> projected, Span<float> row, int units)
    {
        Sigmoid(projected[..(2 * units)], row[..(2 * units)]);
        ReadOnlySpan<float> input = projected[(2 * units)..], reset = row[..units], share = row.Slice(2 * units, units);
        Span<float> candidate = row[(3 * units)..];
        int width = Vector<float>.Count, i = 0;
        for (; i <= units - width; i += width)
        {
            (new Vector<float>(input[i..]) + (new Vector<float>(reset[i..]) * new Vector<float>(share[i..]))).CopyTo(candidate[i..]);
        }

        for (; i < units; i++)
        {
            candidate[i] = input[i] + (reset[i] * share[i]);
        }

        HyperbolicTangent.Apply(candidate);
    }

    /// <summary>Sets each value to the logistic function of itself plus the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid(ReadOnlySpan<float> input, Span<float> values)
    {
        int width = Vector<float>.Count, i = 0;
        for (; i <= values.Length - width; i += width)
        {
            Vector<float> x = new Vector<float>(input[i..]) + new Vector<float>(values[i..]);
            (Vector<float>.One / (Vector<float>.One + Vector.Exp(-x))).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = 1 / (1 + MathF.Exp(-(input[i] + values[i])));
        }
    }

    /// <summary>Computes n + z · (state before − n).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blend(ReadOnlySpan<float> row, ReadOnlySpan<float> before, Span<float> state)
    {
        int units = state.Length, width = Vector<float>.Count, i = 0;
        ReadOnlySpan<float> update = row.Slice(units, units), candidate = row[(3 * units)..];
        for (; i <= units - width; i += width)
        {
            Vector<float> n = new(candidate[i..]), h = before.IsEmpty ? Vector<float>.Zero : new Vector<float>(before[i..]);
            (n + (new Vector<float>(update[i..]) * (h - n))).CopyTo(state[i..]);
        }

        for (; i < units; i++)
        {
            state[i] = candidate[i] + (update[i] * ((before.IsEmpty ? 0 : before[i]) - candidate[i]));
        }
    }
}
