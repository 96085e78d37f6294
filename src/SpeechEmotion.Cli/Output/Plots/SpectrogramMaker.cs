using SpeechEmotion.Audio;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>Computes the log-mel spectrogram of a picture: as many columns as it can show, from frames that leave no sample out.</summary>
internal static class SpectrogramMaker
{
    /// <summary>How far below the loudest the scale ends.</summary>
    public const double Decibels = 80;

    private const int HighestRate = 16_000;
    private const int Bands = 80;
    private const int MostColumns = 1000;
    private const int MostAveraged = 64;
    private const double FrameSeconds = 0.032;

    /// <summary>Computes the spectrogram.</summary>
    /// <returns>Decibels, 0 for the loudest and down to −<see cref="Decibels"/>, and the frequency at the upper edge.</returns>
    public static (FeatureMatrix Values, double TopFrequency) Make(AudioSignal signal)
    {
        int rate = Math.Min(signal.SampleRate, HighestRate);
        AudioSignal shown = signal.SampleRate == rate ? signal : Resampler.Resample(signal, rate);
        int frame = (int)Math.Max(64, FrameSeconds * rate);
        int hop = Math.Max(1, frame / 4);
        while (shown.Samples.Length / hop > MostColumns * MostAveraged)
        {
            hop *= 2;
        }

        int average = Math.Clamp((int)Math.Ceiling((double)shown.Samples.Length / hop / MostColumns), 1, MostAveraged);
        FeatureRecipe recipe = new(
            new AudioPreparation(rate),
            new StftOptions(frame, hop),
            [new LogMelOptions(Bands, Htk: true, Norm: MelNormalization.None, TopDecibels: Decibels, FrameAverage: average)],
            FeatureAggregation.None);
        return (new FeaturePipeline(recipe).Extract(shown), rate / 2.0);
    }
}
