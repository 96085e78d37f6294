using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The largest value of windows over time, each channel by itself.</summary>
internal static class MaxPoolKernel
{
    /// <summary>Computes the maxima of as many windows as the output has frames.</summary>
    /// <param name="input">Frames × channels.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="size">The frames of a window.</param>
    /// <param name="stride">The frames between windows.</param>
    /// <param name="output">Windows × channels.</param>
    /// <param name="winners">Receives the frame within its window of each maximum (the first of equals), or empty.</param>
    public static void Forward(ReadOnlySpan<float> input, int channels, int size, int stride, Span<float> output, Span<int> winners)
    {
        for (int window = 0; window < output.Length / channels; window++)
        {
            Span<float> best = output.Slice(window * channels, channels);
            Span<int> first = winners.IsEmpty ? [] : winners.Slice(window * channels, channels);
            input.Slice(window * stride * channels, channels).CopyTo(best);
            first.Clear();
            for (int frame = 1; frame < size; frame++)
            {
                ReadOnlySpan<float> row = input.Slice((window * stride + frame) * channels, channels);
                if (first.IsEmpty)
                {
                    RaiseTo(row, best);
                }
                else
                {
                    Challenge(row, frame, best, first);
                }
            }
        }
    }

    /// <summary>Adds each window's gradient to the input frame that won.</summary>
    public static void Backward(ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> winners, int channels, int stride, Span<float> inputGradient)
    {
        for (int window = 0; window < outputGradient.Length / channels; window++)
        {
            int start = window * stride * channels;
            for (int channel = 0; channel < channels; channel++)
            {
                int at = window * channels + channel;
                inputGradient[start + winners[at] * channels + channel] += outputGradient[at];
            }
        }
    }

    // Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RaiseTo(ReadOnlySpan<float> row, Span<float> best)
    {
        int channel = 0;
        for (; channel <= best.Length - Vector<float>.Count; channel += Vector<float>.Count)
        {
            Vector.Max(new Vector<float>(best[channel..]), new Vector<float>(row[channel..])).CopyTo(best[channel..]);
        }

        for (; channel < best.Length; channel++)
        {
            best[channel] = MathF.Max(best[channel], row[channel]);
        }
    }

    private static void Challenge(ReadOnlySpan<float> row, int frame, Span<float> best, Span<int> winners)
    {
        ReadOnlySpan<Vector<float>> rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        Span<Vector<float>> bests = MemoryMarshal.Cast<float, Vector<float>>(best);
        Span<Vector<int>> firsts = MemoryMarshal.Cast<int, Vector<int>>(winners);
        Vector<int> index = new(frame);
        for (int i = 0; i < bests.Length; i++)
        {
            Vector<int> wins = Vector.GreaterThan(rows[i], bests[i]);
            firsts[i] = Vector.ConditionalSelect(wins, index, firsts[i]);
            bests[i] = Vector.ConditionalSelect(wins, rows[i], bests[i]);
        }

        for (int i = bests.Length * Vector<float>.Count; i < best.Length; i++)
        {
            if (row[i] > best[i])
            {
                best[i] = row[i];
                winners[i] = frame;
            }
        }
    }
}
