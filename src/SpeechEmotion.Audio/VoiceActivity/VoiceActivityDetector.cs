using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio;

/// <summary>Tells speech from silence, hum, hiss and other sounds, so that no emotion is guessed where nobody speaks.</summary>
/// <remarks>
/// Every 16 ms the sound at 8 kHz is measured in 12 ways: levels of six bands above an adaptive noise floor, how periodic it is between
/// 60 and
/// 500 Hz and how steady that period, spectral flatness, slope and change. A small network judges these with their mean and variation
/// over half a second before and a quarter of a second after. All measures are independent of the recording's gain. Callable from several
/// threads at once; keep one detector, it keeps its resampling filters.
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

    /// <summary>Starts deciding on a stream whose samples arrive in chunks.</summary>
    /// <param name="sampleRate">The stream's rate, in hertz.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to 8 kHz.</exception>
    public StreamingVoiceActivity OpenStream(int sampleRate) => new(_resamplers.Get(sampleRate, VoiceFrame.SampleRate));

    /// <summary>Analyses a whole signal.</summary>
    /// <param name="signal">The signal, at any rate, finite; no speech is found in less than 48 milliseconds.</param>
    public VoiceActivity Analyze(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        List<VoiceActivityFrame> frames = Decide(signal);
        int certain = frames.Count(frame => frame.SpeechProbability >= _options.Threshold);
        bool isSpeech = certain * VoiceFrame.Hop * 1000L / VoiceFrame.SampleRate >= _options.MinimumSpeechMilliseconds;
        List<SpeechSegment> segments = SpeechSegments.Find(CollectionsMarshal.AsSpan(frames), signal.Duration, _options);
        double speech = segments.Sum(static segment => segment.Duration.TotalSeconds);
        (float floor, float? ratio) = VoiceLevels.Estimate(CollectionsMarshal.AsSpan(frames), _options.Threshold);
        bool isSilent = !signal.Samples.Span.ContainsAnyExcept(0f);
        return new VoiceActivity
        {
            IsSpeech = isSpeech,
            SpeechRatio = signal.Samples.IsEmpty ? 0 : (float)Math.Min(1, speech / signal.Duration.TotalSeconds),
            Segments = segments,
            NoiseFloorDecibels = isSilent ? float.NegativeInfinity : floor,
            EstimatedSnrDecibels = isSpeech ? ratio : null,
        };
    }

    private List<VoiceActivityFrame> Decide(AudioSignal signal)
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
        return frames;
    }

    private static void ReadAll(StreamingVoiceActivity stream, List<VoiceActivityFrame> frames)
    {
        while (stream.TryRead(out VoiceActivityFrame frame))
        {
            frames.Add(frame);
        }
    }
}
