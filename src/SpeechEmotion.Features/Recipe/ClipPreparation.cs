using SpeechEmotion.Audio;

namespace SpeechEmotion.Features;

/// <summary>Runs a recipe's <see cref="AudioPreparation"/>: cut, resample, trim, lengthen. Safe to share between threads.</summary>
internal sealed class ClipPreparation(AudioPreparation audio)
{
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Prepares one recording.</summary>
    /// <exception cref="ArgumentException">Nothing is left, or a sample is NaN or infinite.</exception>
    public AudioSignal Run(AudioSignal signal)
    {
        AudioSignal cut = Cut(signal);
        SampleCheck.ThrowIfNotFinite(cut.Samples.Span);
        AudioSignal resampled = cut.SampleRate == audio.SampleRate
            ? cut
            : new AudioSignal(_resamplers.Get(cut.SampleRate, audio.SampleRate).Resample(cut.Samples.Span), audio.SampleRate, cut.Source);
        AudioSignal trimmed = audio.TrimTopDecibels is { } top ? SilenceTrimmer.Trim(resampled, (float)top) : resampled;
        return Lengthen(trimmed);
    }

    private AudioSignal Cut(AudioSignal signal)
    {
        // As librosa's load: whole samples of the recording's own rate, truncated.
        long start = (long)(audio.OffsetSeconds * signal.SampleRate);
        if (start >= signal.Samples.Length)
        {
            throw new ArgumentException(
                $"The recording lasts {signal.Duration.TotalSeconds:0.###} s; nothing is left after the recipe's offset of {audio.OffsetSeconds} s.");
        }

        long length = signal.Samples.Length - start;
        if (audio.DurationSeconds is { } duration)
        {
            length = Math.Min(length, Math.Max(1, (long)(duration * signal.SampleRate)));
        }

        return length == signal.Samples.Length
            ? signal
            : new AudioSignal(signal.Samples.Slice((int)start, (int)length), signal.SampleRate, signal.Source);
    }

    private AudioSignal Lengthen(AudioSignal signal)
    {
        int wanted = (int)((audio.DurationSeconds ?? 0) * audio.SampleRate);
        if (audio.ShortClip == ShortClipPolicy.AsIs || signal.Samples.Length >= wanted)
        {
            return signal;
        }

        float[] samples = new float[wanted];
        ReadOnlySpan<float> source = signal.Samples.Span;
        source.CopyTo(samples);
        for (int at = source.Length; audio.ShortClip == ShortClipPolicy.Repeat && at < wanted; at += source.Length)
        {
            source[..Math.Min(source.Length, wanted - at)].CopyTo(samples.AsSpan(at));
        }

        return new AudioSignal(samples, signal.SampleRate, signal.Source);
    }
}
