namespace SpeechEmotion.Audio;

/// <summary>Tells speech from silence, hum, hiss and other sounds, so that no emotion is guessed where nobody speaks.</summary>
/// <remarks>
/// Every 16 ms the sound at 8 kHz is measured in 12 ways: levels of six bands above an adaptive noise floor, how periodic it is between
/// 60 and 500 Hz and how steady that period, spectral flatness, slope and change. A small network judges these with their mean and
/// variation over half a second before and a quarter of a second after. The measures do not depend on the recording's gain from usual
/// levels down to about 30 dB below them; in fainter recordings bands fall below the −110 dB that nothing counts as quieter than, and
/// answers change. Callable from several threads at once; keep one detector, it keeps its resampling filters.
/// </remarks>
public sealed class VoiceActivityDetector
{
    private const int BlockSamples = 8192;

    private readonly VoiceActivityOptions _options;
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Creates a detector.</summary>
    /// <param name="options">How to decide; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public VoiceActivityDetector(VoiceActivityOptions? options = null)
    {
        _options = options ?? new VoiceActivityOptions();
        _options.Validate();
    }

    /// <summary>Gets how much certain speech is needed to judge.</summary>
    internal TimeSpan MinimumSpeech => TimeSpan.FromMilliseconds(_options.MinimumSpeechMilliseconds);

    /// <summary>Starts deciding on a stream whose samples arrive in chunks.</summary>
    /// <param name="sampleRate">The stream's rate, in hertz.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to 8 kHz: it is below 31.25 or above 2,048,000 Hz.</exception>
    public StreamingVoiceActivity OpenStream(int sampleRate) => new(_resamplers.Get(sampleRate, VoiceFrame.SampleRate));

    /// <summary>Analyses a whole signal.</summary>
    /// <param name="signal">The signal, finite; no speech is found in less than 48 milliseconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The signal's rate cannot be resampled to 8 kHz: it is below 31.25 Hz.</exception>
    public VoiceActivity Analyze(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return Analyze(signal, null);
    }

    /// <summary>Analyses a whole signal, by decisions that were made on it before where there are such.</summary>
    /// <param name="signal">As for <see cref="Analyze(AudioSignal)"/>.</param>
    /// <param name="decided">The decisions on all of the signal; <see langword="null"/> has them made here.</param>
    internal VoiceActivity Analyze(AudioSignal signal, VoiceActivityFrame[]? decided) => Judge(decided ?? Decide(signal), signal);

    /// <summary>Judges a stretch of sound by its decisions, as <see cref="Analyze(AudioSignal)"/> judges a whole signal.</summary>
    /// <param name="frames">The decisions of the stretch in order, for example of a stream, starting where the stretch starts.</param>
    /// <param name="duration">How long the stretch lasts.</param>
    public VoiceActivity Judge(ReadOnlySpan<VoiceActivityFrame> frames, TimeSpan duration) =>
        Judge(frames, duration, SpeechSegments.Find(frames, duration, _options));

    /// <summary>Judges sound by its decisions, and takes what is nothing but steady tones or music for no speech.</summary>
    /// <param name="frames">The decisions.</param>
    /// <param name="signal">The sound they are about, at any rate.</param>
    internal VoiceActivity Judge(ReadOnlySpan<VoiceActivityFrame> frames, AudioSignal signal)
    {
        List<SpeechSegment> segments = SpeechSegments.Find(frames, signal.Duration, _options);
        List<SpeechSegment> voices = [.. segments.Where(segment => !SteadyTones.Fill(signal, segment) && !SteadyMusic.Fills(signal, segment))];
        if (voices.Count == segments.Count)
        {
            return Judge(frames, signal.Duration, segments);
        }

        VoiceActivityFrame[] heard = frames.ToArray();
        for (int i = 0; i < heard.Length; i++)
        {
            TimeSpan at = heard[i].Start;
            if (!voices.Exists(segment => segment.Start <= at && at < segment.End))
            {
                heard[i] = heard[i] with { SpeechProbability = 0 };
            }
        }

        return Judge(heard, signal.Duration, voices);
    }

    private VoiceActivity Judge(ReadOnlySpan<VoiceActivityFrame> frames, TimeSpan duration, List<SpeechSegment> segments)
    {
        int certain = 0;
        foreach (VoiceActivityFrame frame in frames)
        {
            certain += frame.SpeechProbability >= _options.Threshold ? 1 : 0;
        }

        bool isSpeech = certain * VoiceFrame.Hop * 1000L / VoiceFrame.SampleRate >= _options.MinimumSpeechMilliseconds;
        double speech = segments.Sum(static segment => segment.Duration.TotalSeconds);
        (float floor, float? ratio) = VoiceLevels.Estimate(frames, _options.Threshold);
        return new VoiceActivity
        {
            IsSpeech = isSpeech,
            SpeechRatio = duration <= TimeSpan.Zero ? 0 : (float)Math.Min(1, speech / duration.TotalSeconds),
            Segments = segments,
            NoiseFloorDecibels = floor,
            EstimatedSnrDecibels = isSpeech ? ratio : null,
        };
    }

    /// <summary>Decides on a whole signal frame by frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Analyze(AudioSignal)"/>.</exception>
    internal VoiceActivityFrame[] Decide(AudioSignal signal)
    {
        StreamingVoiceActivity stream = OpenStream(signal.SampleRate);
        List<VoiceActivityFrame> frames = new((int)(signal.Duration.TotalSeconds * VoiceFrame.SampleRate / VoiceFrame.Hop) + 1);

        // In blocks, so that a long signal is not held twice.
        for (int start = 0; start < signal.Samples.Length; start += BlockSamples)
        {
            stream.Write(signal.Samples.Span[start..Math.Min(start + BlockSamples, signal.Samples.Length)]);
            ReadAll(stream, frames);
        }

        stream.Complete();
        ReadAll(stream, frames);
        return [.. frames];
    }

    private static void ReadAll(StreamingVoiceActivity stream, List<VoiceActivityFrame> frames)
    {
        while (stream.TryRead(out VoiceActivityFrame frame))
        {
            frames.Add(frame);
        }
    }
}
