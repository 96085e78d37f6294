using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>Operations on activations laid out frames × channels that treat every frame alike.</summary>
internal static class ChannelRows
{
    /// <summary>Sets every frame to the same values, or to zero when there are none.</summary>
    public static void Fill(Span<float> rows, ReadOnlySpan<float> values, int channels)
    {
        if (values.IsEmpty)
        {
            rows.Clear();
            return;
        }

        for (int at = 0; at < rows.Length; at += channels)
        {
            values.CopyTo(rows[at..]);
        }
    }

    /// <summary>Computes <c>y = x · scale + shift</c> per channel; source and destination may be the same.</summary>
    public static void ScaleShift(ReadOnlySpan<float> source, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, Span<float> destination)
    {
        int channels = scale.Length;
        for (int at = 0; at < source.Length; at += channels)
        {
            TensorPrimitives.MultiplyAdd(source.Slice(at, channels), scale, shift, destination.Slice(at, channels));
        }
    }

    /// <summary>Adds every frame to the sums of the channels.</summary>
    public static void AddTo(ReadOnlySpan<float> rows, Span<float> sums)
    {
        for (int at = 0; at < rows.Length; at += sums.Length)
        {
            TensorPrimitives.Add(sums, rows.Slice(at, sums.Length), sums);
        }
    }

    /// <summary>Adds the products of two activations, frame by frame, to the sums of the channels.</summary>
    public static void AddProductsTo(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sums)
    {
        int channels = sums.Length;
        for (int at = 0; at < left.Length; at += channels)
        {
            TensorPrimitives.MultiplyAdd(left.Slice(at, channels), right.Slice(at, channels), sums, sums);
        }
    }

    /// <summary>Copies narrow frames into wider ones, from their channel <paramref name="first"/> on.</summary>
    public static void PutChannels(ReadOnlySpan<float> narrow, int narrowChannels, Span<float> wide, int wideChannels, int first)
    {
        for (int from = 0, to = first; from < narrow.Length; from += narrowChannels, to += wideChannels)
        {
            narrow.Slice(from, narrowChannels).CopyTo(wide[to..]);
        }
    }

    /// <summary>Copies the channels from <paramref name="first"/> on of wide frames into narrower ones.</summary>
    public static void TakeChannels(ReadOnlySpan<float> wide, int wideChannels, int first, Span<float> narrow, int narrowChannels)
    {
        for (int from = first, to = 0; to < narrow.Length; from += wideChannels, to += narrowChannels)
        {
            wide.Slice(from, narrowChannels).CopyTo(narrow[to..]);
        }
    }

    /// <summary>Copies a sample between zero frames.</summary>
    public static void Pad(ReadOnlySpan<float> source, int padLeft, int channels, Span<float> destination)
    {
        int start = padLeft * channels;
        destination[..start].Clear();
        source.CopyTo(destination[start..]);
        destination[(start + source.Length)..].Clear();
    }
}
