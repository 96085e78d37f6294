namespace SpeechEmotion.Audio;

/// <summary>Changes the sample rate, by any ratio.</summary>
public sealed class Resampler
{
    /// <summary>Designs the filter for one ratio.</summary>
    /// <param name="sourceRate">Samples a second of the input; need not be whole (pitch shifting).</param>
    /// <param name="targetRate">Samples a second of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not above 0, or the ratio is beyond 1:256 or 256:1.</exception>
    public Resampler(double sourceRate, double targetRate) => throw new NotImplementedException();

    /// <summary>Returns the number of output samples for so many input samples: <c>ceil(count × target / source)</c>, as librosa.</summary>
    /// <param name="sourceCount">The number of input samples.</param>
    public int OutputLength(int sourceCount) => throw new NotImplementedException();

    /// <summary>Resamples a whole signal, taking silence before and after it.</summary>
    /// <param name="samples">The samples at the source rate.</param>
    /// <returns><see cref="OutputLength"/> samples at the target rate.</returns>
    public float[] Resample(ReadOnlySpan<float> samples) => throw new NotImplementedException();

    /// <summary>Resamples a whole signal into the caller's memory.</summary>
    /// <param name="samples">The samples at the source rate.</param>
    /// <param name="destination">Receives <see cref="OutputLength"/> samples.</param>
    public void Resample(ReadOnlySpan<float> samples, Span<float> destination) => throw new NotImplementedException();

    /// <summary>Starts resampling a stream whose samples arrive in chunks; the output does not depend on the chunks.</summary>
    public StreamingResampler OpenStream() => throw new NotImplementedException();

    /// <summary>Resamples a signal once. Keep a <see cref="Resampler"/> to resample often: designing the filter takes longer than a clip.</summary>
    /// <param name="signal">The signal; returned as it is where its rate is the target.</param>
    /// <param name="targetRate">The wanted rate, in hertz.</param>
    public static AudioSignal Resample(AudioSignal signal, int targetRate) => throw new NotImplementedException();
}
