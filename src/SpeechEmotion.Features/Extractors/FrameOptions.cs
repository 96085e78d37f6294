namespace SpeechEmotion.Features;

/// <summary>What features of the waveform check about their frames.</summary>
internal static class FrameOptions
{
    /// <summary>Checks that frames of this length are as many as those of the transform.</summary>
    public static IEnumerable<string> GetErrors(string feature, int frameLength, StftOptions stft)
    {
        if (frameLength is < 2 or > 65_536)
        {
            yield return $"{feature}: FrameLength (frame_length) must be between 2 and 65536; it was {frameLength}.";
        }
        else if (stft.Center && ((frameLength | stft.FftSize) & 1) != 0 && frameLength != stft.FftSize)
        {
            yield return $"{feature}: FrameLength (frame_length) and FftSize (n_fft) must both be even, or equal, when frames are centred; "
                + $"they were {frameLength} and {stft.FftSize}.";
        }
        else if (!stft.Center && frameLength != stft.FftSize)
        {
            yield return $"{feature}: FrameLength (frame_length) must equal FftSize ({stft.FftSize}) when frames are not centred; it was {frameLength}.";
        }
    }
}
