namespace SpeechEmotion.Features;

/// <summary>The short-time Fourier transform and its inverse, in double precision, as librosa's <c>stft</c> and <c>istft</c>.</summary>
/// <remarks>Immutable after construction: safe to share between threads.</remarks>
public sealed class Stft
{
    /// <summary>Computes the window and the tables of the transform.</summary>
    /// <param name="options">The frames; <see langword="null"/> = librosa's defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public Stft(StftOptions? options = null)
    {
        Options = options ?? new StftOptions();
        OptionErrors.Checked(Options, Options.Validate());
    }

    /// <summary>Gets the options.</summary>
    public StftOptions Options { get; }

    /// <summary>Transforms a signal.</summary>
    /// <param name="samples">The samples, all finite, at least one frame of them.</param>
    /// <exception cref="ArgumentException">The signal is empty or too short, or has NaN or infinite samples.</exception>
    public ComplexSpectrogram Forward(ReadOnlySpan<float> samples) => throw new NotSupportedException();

    /// <summary>Transforms back by windowed overlap-add, divided by the overlapped squared windows.</summary>
    /// <param name="spectrogram">A spectrogram of this transform's <see cref="StftOptions.BinCount"/>.</param>
    /// <param name="length">The number of samples wanted, cut or zero-padded to; <see langword="null"/> = as the frames give.</param>
    /// <exception cref="ArgumentException">The number of bins differs from this transform's.</exception>
    public float[] Inverse(ComplexSpectrogram spectrogram, int? length = null) => throw new NotSupportedException();
}
