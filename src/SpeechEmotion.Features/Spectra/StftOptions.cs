namespace SpeechEmotion.Features;

/// <summary>How a signal is cut into frames and transformed; the defaults are librosa's.</summary>
/// <param name="FftSize">Samples of a transform (librosa's <c>n_fft</c>), 16 to 65,536; powers of two are fastest.</param>
/// <param name="HopLength">Samples between the starts of two frames (<c>hop_length</c>), 1 to <paramref name="FftSize"/>.</param>
/// <param name="WindowLength">
/// Samples under the window (<c>win_length</c>), 2 to <paramref name="FftSize"/>, centred in the frame; <see langword="null"/> = <paramref name="FftSize"/>.
/// </param>
/// <param name="Window">The window function.</param>
/// <param name="Center">Whether frame t is centred at sample t × hop, the signal being padded by half a transform on both sides.</param>
/// <param name="PadMode">What the padding holds.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record StftOptions(
    int FftSize = 2048,
    int HopLength = 512,
    int? WindowLength = null,
    WindowFunction Window = WindowFunction.Hann,
    bool Center = true,
    PadMode PadMode = PadMode.Constant)
{
    /// <summary>Gets the number of frequency bins, <see cref="FftSize"/> / 2 + 1: bin k is at k × sample rate / <see cref="FftSize"/> hertz.</summary>
    public int BinCount => (FftSize / 2) + 1;

    /// <summary>Counts the frames of a signal.</summary>
    /// <param name="sampleCount">Samples of the signal.</param>
    /// <returns>
    /// Centred: 1 + ⌊samples / hop⌋ (transforms of even size). Otherwise the whole frames only; 0 for a signal shorter than a frame.
    /// </returns>
    /// <exception cref="ArgumentException">The hop is below 1.</exception>
    public int CountFrames(int sampleCount)
    {
        if (HopLength < 1)
        {
            throw new ArgumentException($"HopLength (hop_length) must be 1 or more; it was {HopLength}.");
        }

        long padded = sampleCount + (Center ? 2L * (FftSize / 2) : 0);
        return sampleCount <= 0 || padded < FftSize ? 0 : (int)(1 + ((padded - FftSize) / HopLength));
    }

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (FftSize is < 16 or > 65_536)
        {
            yield return $"FftSize (n_fft) must be between 16 and 65536; it was {FftSize}.";
        }

        if (HopLength < 1 || HopLength > FftSize)
        {
            yield return $"HopLength (hop_length) must be between 1 and FftSize ({FftSize}); it was {HopLength}.";
        }

        if (WindowLength is { } length && (length < 2 || length > FftSize))
        {
            yield return $"WindowLength (win_length) must be between 2 and FftSize ({FftSize}); it was {length}.";
        }

        if (!Enum.IsDefined(Window))
        {
            yield return $"Window must be hann, hamming or ones; it was {(int)Window}.";
        }

        if (!Enum.IsDefined(PadMode))
        {
            yield return $"PadMode (pad_mode) must be constant, reflect or edge; it was {(int)PadMode}.";
        }
    }

    internal StftOptions Exchange(JsonMembers json) => new(
        json.Member("n_fft", FftSize), json.Member("hop_length", HopLength), json.Member("win_length", WindowLength),
        (WindowFunction)json.Choice("window", (int)Window, JsonNames.Window), json.Member("center", Center),
        (PadMode)json.Choice("pad_mode", (int)PadMode, JsonNames.PadMode));
}
