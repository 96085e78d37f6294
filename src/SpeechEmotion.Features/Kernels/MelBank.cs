namespace SpeechEmotion.Features.Kernels;

/// <summary>What defines a mel filter bank; equal values give equal banks, so features can share one.</summary>
internal sealed record MelBank(
    int SampleRate, int FftSize, int Bands, double MinFrequency, double MaxFrequency, bool Htk, MelNormalization Norm)
{
    /// <summary>Lists what is wrong: one sentence each.</summary>
    public IEnumerable<string> GetErrors(string feature)
    {
        if (Bands is < 1 or > 1_024)
        {
            yield return $"{feature}: MelBands (n_mels) must be between 1 and 1024; it was {Bands}.";
        }

        if (!(MinFrequency >= 0 && MinFrequency < MaxFrequency))
        {
            yield return FormattableString.Invariant($"{feature}: MinFrequency (fmin) must be at least 0 and below MaxFrequency ({MaxFrequency} Hz); it was {MinFrequency}.");
        }

        if (!(MaxFrequency <= SampleRate / 2.0))
        {
            yield return FormattableString.Invariant($"{feature}: MaxFrequency (fmax) must be at most half the sample rate ({SampleRate / 2.0} Hz); it was {MaxFrequency}.");
        }

        if (!Enum.IsDefined(Norm))
        {
            yield return $"{feature}: the mel norm must be slaney or none; it was {(int)Norm}.";
        }
    }
}
