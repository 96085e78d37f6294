using System.Numerics.Tensors;

namespace SpeechEmotion.Audio;

/// <summary>Finds the part of a signal between leading and trailing silence, as <c>librosa.effects.trim</c>.</summary>
/// <remarks>Stateless and callable from several threads at once.</remarks>
public static class SilenceTrimmer
{
    // librosa's amplitude_to_db takes nothing below this amplitude.
    private const float AmplitudeFloor = 1e-5f;

    /// <summary>Finds the samples that are not leading or trailing silence.</summary>
    /// <remarks>
    /// Frames are centred on multiples of the hop, with zeros beyond the ends; the part runs from the first to the last frame whose
    /// root mean square lies less than <paramref name="topDecibels"/> below the loudest frame's.
    /// </remarks>
    /// <param name="samples">Mono samples.</param>
    /// <param name="topDecibels">How far below the loudest frame counts as silence (librosa's <c>top_db</c>), above 0.</param>
    /// <param name="frameLength">Samples in a frame (librosa's <c>frame_length</c>), 1 or more.</param>
    /// <param name="hopLength">Samples between frames (librosa's <c>hop_length</c>), 1 or more.</param>
    /// <returns>
    /// The part; empty only for an empty signal (as librosa, digital silence is loud relative to itself). All of a signal with a sample that
    /// is NaN, and where <paramref name="topDecibels"/> is too small (below 1e-6) to tell levels apart.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Range Find(ReadOnlySpan<float> samples, float topDecibels = 60, int frameLength = 2048, int hopLength = 512)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(topDecibels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hopLength);
        if (samples.IsEmpty)
        {
            return 0..0;
        }

        int padding = frameLength / 2;
        long paddedLength = samples.Length + (2L * padding);
        int frames = (int)((paddedLength - frameLength) / hopLength) + 1;
        float[] levels = new float[frames];
        for (int frame = 0; frame < frames; frame++)
        {
            long start = ((long)frame * hopLength) - padding;
            int from = (int)Math.Clamp(start, 0, samples.Length);
            int to = (int)Math.Clamp(start + frameLength, 0, samples.Length);
            levels[frame] = MathF.Max(AmplitudeFloor, MathF.Sqrt(TensorPrimitives.SumOfSquares(samples[from..to]) / frameLength));
        }

        // 20 log10(level / loudest) > −top, without the logarithms.
        float threshold = TensorPrimitives.Max<float>(levels) * MathF.Pow(10, -topDecibels / 20);
        int first = Array.FindIndex(levels, level => level > threshold);
        int last = Array.FindLastIndex(levels, level => level > threshold);

        // No frame is above the threshold where it rounds to the loudest level itself, or a sample is NaN.
        return first < 0 ? ..samples.Length : (int)Math.Min((long)first * hopLength, samples.Length)..(int)Math.Min((last + 1L) * hopLength, samples.Length);
    }

    /// <summary>Returns the signal without leading and trailing silence; no samples are copied. See <see cref="Find"/>.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="topDecibels">How far below the loudest frame counts as silence (librosa's <c>top_db</c>), above 0.</param>
    /// <param name="frameLength">Samples in a frame, 1 or more.</param>
    /// <param name="hopLength">Samples between frames, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AudioSignal Trim(AudioSignal signal, float topDecibels = 60, int frameLength = 2048, int hopLength = 512)
    {
        ArgumentNullException.ThrowIfNull(signal);
        Range part = Find(signal.Samples.Span, topDecibels, frameLength, hopLength);
        return new AudioSignal(signal.Samples[part], signal.SampleRate, signal.Source);
    }
}
