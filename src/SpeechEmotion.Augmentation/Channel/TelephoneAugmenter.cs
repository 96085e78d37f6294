using SpeechEmotion.Audio;
using SpeechEmotion.Audio.Kernels;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Limits the clip to the telephone band and, if asked, passes it through 8 kHz sampling and mu-law coding.</summary>
/// <remarks>Length and sample rate stay. Uses no random number. Safe to call from several threads at once.</remarks>
public sealed class TelephoneAugmenter : IAugmenter
{
    private const int LineRate = 8000;
    private const int FilterOrder = 4;

    private readonly TelephoneOptions _options;
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public TelephoneAugmenter(TelephoneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The sample rate is too low to hold the lower edge of the band.</exception>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        if (signal.SampleRate <= 2 * _options.MinFrequency)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A band from {_options.MinFrequency} Hz needs a sample rate above {2 * _options.MinFrequency} Hz; it was {signal.SampleRate}."),
                nameof(signal));
        }

        float[] samples = signal.Samples.ToArray();
        ButterworthFilter.HighPass(samples, signal.SampleRate, _options.MinFrequency, FilterOrder);
        ButterworthFilter.LowPass(samples, signal.SampleRate, _options.MaxFrequency, FilterOrder);
        AudioSignal line = signal.WithSamples(samples);
        return _options.Codec == TelephoneCodec.None ? line : PassThroughLine(line);
    }

    private AudioSignal PassThroughLine(AudioSignal signal)
    {
        float[] line = _resamplers.Get(signal.SampleRate, LineRate).Resample(signal.Samples.Span);
        if (_options.Codec == TelephoneCodec.MuLaw)
        {
            MuLawCodec.RoundTrip(line);
        }

        // The way there and back may round the length by a sample.
        float[] samples = _resamplers.Get(LineRate, signal.SampleRate).Resample(line);
        Array.Resize(ref samples, signal.Samples.Length);
        return signal.WithSamples(samples);
    }
}
