using System.Buffers;
using System.Numerics.Tensors;
using SpeechEmotion.Audio;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Features;

/// <summary>
/// Runs a recipe's <see cref="AudioPreparation"/>: cut, resample, remove hum, high-pass, trim, lengthen (pre-emphasis comes after
/// augmentation). Safe to share between threads.
/// </summary>
internal sealed class ClipPreparation(AudioPreparation audio)
{
    private const int HighPassOrder = 4;
    private const float DetectionPeak = 0.5f;
    private const float LeastPeak = 1e-30f;

    private readonly ResamplerCache _resamplers = new();
    private readonly HumRemover? _humRemover = audio.RemoveHum ? new HumRemover(audio.SampleRate) : null;
    private readonly VoiceActivityDetector? _detector =
        audio.VoiceActivity is { } trimming ? new VoiceActivityDetector(trimming.ToDetectorOptions()) : null;

    /// <summary>Prepares one recording.</summary>
    /// <exception cref="ArgumentException">Nothing is left, the rate is too far from the recipe's, or a sample is NaN or infinite.</exception>
    public PreparedClip Run(AudioSignal signal)
    {
        AudioSignal cut = Cut(signal);
        SampleCheck.ThrowIfNotFinite(cut.Samples.Span);
        AudioSignal filtered = Filter(cut, out bool hadHum);
        if (_detector is null)
        {
            return new PreparedClip(Lengthen(audio.TrimTopDecibels is { } top ? SilenceTrimmer.Trim(filtered, (float)top) : filtered), null);
        }

        VoiceActivityFrame[] frames = Detect(_detector, filtered);
        return new PreparedClip(Lengthen(Trim(filtered, _detector.Judge(frames, filtered.Duration))), hadHum || !audio.HearsVoice ? null : frames);
    }

    // At the recipe's rate, without hum and what lies below speech: one copy, changed in place.
    private AudioSignal Filter(AudioSignal signal, out bool hadHum)
    {
        hadHum = false;
        bool isAtRate = signal.SampleRate == audio.SampleRate;
        if (isAtRate && _humRemover is null && audio.HighPassHertz is null)
        {
            return signal;
        }

        float[] samples = isAtRate ? signal.Samples.ToArray() : Resample(signal);

        // Before the high-pass, which answers where hum sets in with a click.
        hadHum = _humRemover?.Remove(samples) == true;
        if (audio.HighPassHertz is { } cutoff)
        {
            ButterworthFilter.HighPass(samples, audio.SampleRate, cutoff, HighPassOrder, isSettled: true);
        }

        return new AudioSignal(samples, audio.SampleRate, signal.Source);
    }

    private float[] Resample(AudioSignal signal) => Resampler.Supports(signal.SampleRate, audio.SampleRate)
        ? _resamplers.Get(signal.SampleRate, audio.SampleRate).Resample(signal.Samples.Span)
        : throw new ArgumentException(Resampler.Refusal(signal.SampleRate, $"the recipe's {audio.SampleRate}"));

    private AudioSignal Trim(AudioSignal signal, VoiceActivity activity)
    {
        TimeSpan? pause = audio.VoiceActivity!.LongestPauseMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        return Slice(SpeechTrimmer.Trim(signal, activity, pause), 0, audio.DurationSeconds);
    }

    // In a copy at one level, so that a louder or quieter recording is cut at the same samples.
    private static VoiceActivityFrame[] Detect(VoiceActivityDetector detector, AudioSignal signal)
    {
        ReadOnlySpan<float> samples = signal.Samples.Span;
        float peak = MathF.Abs(TensorPrimitives.MaxMagnitude(samples));
        if (!(peak > LeastPeak))
        {
            return detector.Decide(signal);
        }

        float[] copy = ArrayPool<float>.Shared.Rent(samples.Length);
        TensorPrimitives.Multiply(samples, DetectionPeak / peak, copy);
        VoiceActivityFrame[] frames = detector.Decide(new AudioSignal(copy.AsMemory(0, samples.Length), signal.SampleRate));
        ArrayPool<float>.Shared.Return(copy);

        // Levels are told as the recording has them.
        float gain = 20 * MathF.Log10(DetectionPeak / peak);
        return Array.ConvertAll(
            frames, frame => frame with { LevelDecibels = frame.LevelDecibels - gain, NoiseFloorDecibels = frame.NoiseFloorDecibels - gain });
    }

    private AudioSignal Cut(AudioSignal signal)
    {
        // As librosa's load: whole samples of the recording's own rate, truncated.
        long start = (long)(audio.OffsetSeconds * signal.SampleRate);
        if (start >= signal.Samples.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The recording lasts {signal.Duration.TotalSeconds:0.###} s; nothing is left after the recipe's offset of {audio.OffsetSeconds} s."));
        }

        // Voice activity is looked for in all that follows: the duration then counts from where speech begins.
        return Slice(signal, (int)start, _detector is null ? audio.DurationSeconds : null);
    }

    private static AudioSignal Slice(AudioSignal signal, int start, double? seconds)
    {
        int length = signal.Samples.Length - start;
        if (seconds is { } duration)
        {
            length = (int)Math.Min(length, Math.Max(1, (long)(duration * signal.SampleRate)));
        }

        return length == signal.Samples.Length
            ? signal
            : new AudioSignal(signal.Samples.Slice(start, length), signal.SampleRate, signal.Source);
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
