using System.Diagnostics;
using System.Globalization;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks;

/// <summary>Prints the shortest of many runs of the work that other libraries can do too, one line each: name, microseconds.</summary>
internal static class PeerTimings
{
    public static void Run()
    {
        AudioSignal clip = SyntheticVoice.Create(2.5);
        Stft stft = new();
        ComplexSpectrogram spectrogram = stft.Forward(clip.Samples.Span);
        Print("stft", () => stft.Forward(clip.Samples.Span, spectrogram));
        Print("stft_new", () => stft.Forward(clip.Samples.Span));
        Print("mel", Extract(clip, new MelSpectrogramOptions()));
        Print("mfcc", Extract(clip, new MfccOptions()));
        Print("time_stretch", () => TimeStretch.Apply(clip, 0.8));
        Print("pitch_shift", () => PitchShift.Apply(clip, 1));
    }

    private static Action Extract(AudioSignal clip, FeatureOptions feature)
    {
        FeaturePipeline pipeline = new(new FeatureRecipe(new AudioPreparation(), new StftOptions(), [feature]));
        return () => pipeline.ExtractPrepared(clip);
    }

    private static void Print(string name, Action action)
    {
        // Long enough for the compiler's second tier, then the shortest run: other processes only ever add time.
        long start = Stopwatch.GetTimestamp();
        double shortest = double.MaxValue;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 1.5)
        {
            long at = Stopwatch.GetTimestamp();
            action();
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(at).TotalMicroseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {shortest:0.0}"));
    }
}
