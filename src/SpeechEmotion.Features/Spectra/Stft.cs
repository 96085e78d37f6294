using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The short-time Fourier transform and its inverse, in double precision, as librosa's <c>stft</c> and <c>istft</c>.</summary>
/// <remarks>Immutable after construction: safe to share between threads.</remarks>
public sealed class Stft
{
    private readonly SpectrumPlan _plan;

    /// <summary>Computes the window and the tables of the transform.</summary>
    /// <param name="options">The frames; <see langword="null"/> = librosa's defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public Stft(StftOptions? options = null) => _plan = new SpectrumPlan(options ?? new StftOptions());

    /// <summary>Gets the options.</summary>
    public StftOptions Options => _plan.Options;

    /// <summary>Transforms a signal.</summary>
    /// <param name="samples">The samples, all finite, at least one frame of them.</param>
    /// <exception cref="ArgumentException">The signal is empty or too short, or has NaN or infinite samples.</exception>
    public ComplexSpectrogram Forward(ReadOnlySpan<float> samples)
    {
        SampleCheck.ThrowIfUnusable(samples, Options);
        ComplexSpectrogram result = ComplexSpectrogram.CreateUninitialized(Options.BinCount, Options.CountFrames(samples.Length));
        _plan.ComputeComplex(samples, result);
        return result;
    }

    /// <summary>Transforms a signal into a spectrogram that is already there.</summary>
    /// <param name="samples">The samples, all finite, at least one frame of them.</param>
    /// <param name="destination">
    /// Receives every value; <see cref="StftOptions.BinCount"/> bins and <see cref="StftOptions.CountFrames"/> frames.
    /// </param>
    /// <exception cref="ArgumentException">The signal is empty or too short, or has NaN or infinite samples, or the size differs.</exception>
    public void Forward(ReadOnlySpan<float> samples, ComplexSpectrogram destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        SampleCheck.ThrowIfUnusable(samples, Options);
        int frames = Options.CountFrames(samples.Length);
        if (destination.BinCount != Options.BinCount || destination.FrameCount != frames)
        {
            throw new ArgumentException(
                $"The spectrogram must have {Options.BinCount} bins and {frames} frames; it has {destination.BinCount} and {destination.FrameCount}.",
                nameof(destination));
        }

        _plan.ComputeComplex(samples, destination);
    }

    /// <summary>Transforms back by windowed overlap-add, divided by the overlapped squared windows.</summary>
    /// <param name="spectrogram">A spectrogram of this transform's <see cref="StftOptions.BinCount"/>, with at least one frame.</param>
    /// <param name="length">The number of samples wanted, cut or zero-padded to; <see langword="null"/> = as the frames give.</param>
    /// <exception cref="ArgumentException">The number of bins differs from this transform's, there is no frame, or the length is negative.</exception>
    public float[] Inverse(ComplexSpectrogram spectrogram, int? length = null)
    {
        ArgumentNullException.ThrowIfNull(spectrogram);
        if (spectrogram.BinCount != Options.BinCount || spectrogram.FrameCount == 0)
        {
            throw new ArgumentException(
                $"The inverse needs frames of {Options.BinCount} bins; there are {spectrogram.FrameCount} frames of {spectrogram.BinCount} bins.",
                nameof(spectrogram));
        }

        if (length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must not be negative.");
        }

        return OverlapAdd.Run(_plan, spectrogram, length);
    }
}
