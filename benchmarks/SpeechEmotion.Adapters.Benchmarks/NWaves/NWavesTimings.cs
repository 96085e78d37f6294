using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using NWaves.Audio;
using NWaves.Effects;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Multi;
using NWaves.FeatureExtractors.Options;
using NWaves.Features;
using NWaves.Filters.Fda;
using NWaves.Operations.Tsm;
using NWaves.Signals;
using NWaves.Windows;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;
using MfccOptions = SpeechEmotion.Features.MfccOptions;
using NWavesExtractor = NWaves.FeatureExtractors.Base.FeatureExtractor;
using NWavesMfccOptions = NWaves.FeatureExtractors.Options.MfccOptions;
using NWavesResampler = NWaves.Operations.Resampler;
using NWavesStft = NWaves.Transforms.Stft;

namespace SpeechEmotion.Benchmarks.NWaves;

/// <summary>Our kernels and NWaves' in one run: the same clip, frames and sizes, one thread, in turn, the shortest of many.</summary>
internal static class NWavesTimings
{
    private const int Rate = 22_050;
    private const int Frame = 2_048;
    private const int Hop = 512;
    private const int Rounds = 3;
    private const double SecondsPerRound = 0.5;
    private const int RunsPerRound = 5;
    private const double SliceMicroseconds = 3_000;

    /// <summary>Prints a table in Markdown.</summary>
    public static void Print()
    {
        AudioSignal clip = SyntheticVoice.Create(2.5);

        // NWaves does not centre: it gets the zeros that centring adds, so that both compute the same number of frames.
        float[] samples = [.. new float[Frame / 2], .. clip.Samples.Span, .. new float[Frame / 2]];
        DiscreteSignal signal = new(Rate, clip.Samples.ToArray());
        float[][] bank = FilterBanks.MelBankSlaney(128, Frame, Rate);

        Console.WriteLine(
            $"SpeechEmotion {Version(typeof(FeaturePipeline))}, NWaves {Version(typeof(DiscreteSignal))}, .NET {Environment.Version}, " +
            $"{(Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "vectors of 256 bits" : "vectors of 128 bits")}\n");
        Console.WriteLine("| work | ours / NWaves | ours, µs | NWaves, µs | ours, KiB | NWaves, KiB |\n|---|---|---|---|---|---|");

        Stft ours = new();
        NWavesStft theirs = new(Frame, Hop, WindowType.Hann, Frame);
        Compare("STFT, complex", () => ours.Forward(clip.Samples.Span), () => theirs.Direct(samples));
        Compare("mel spectrogram, 128 bands", new MelSpectrogramOptions(), clip, samples, new FilterbankExtractor(
            Frames(new FilterbankOptions { FilterBank = bank }, WindowType.Hann)));
        Compare("MFCC, 20 of 128 bands", new MfccOptions(), clip, samples, new MfccExtractor(
            Frames(new NWavesMfccOptions
            {
                FilterBank = bank,
                FeatureCount = 20,
                NonLinearity = NonLinearityType.ToDecibel,
                LogFloor = 1e-10f,
            }, WindowType.Hann)));
        Compare("chroma, tuning given", new ChromaStftOptions(Tuning: 0), clip, samples, new ChromaExtractor(
            Frames(new ChromaOptions { FftSize = Frame }, WindowType.Hann)));
        Compare("spectral centroid", new SpectralCentroidOptions(), clip, samples, new SpectralFeaturesExtractor(
            Frames(new MultiFeatureOptions { FeatureList = "centroid", FftSize = Frame }, WindowType.Hann)));
        Compare("spectral contrast", new SpectralContrastOptions(), clip, samples, new SpectralFeaturesExtractor(
            Frames(new MultiFeatureOptions { FeatureList = "c1,c2,c3,c4,c5,c6", FftSize = Frame }, WindowType.Hann)));
        Compare("RMS", new RmsOptions(), clip, samples, new TimeDomainFeaturesExtractor(
            Frames(new MultiFeatureOptions { FeatureList = "rms" }, WindowType.Rectangular)));
        Compare("zero-crossing rate", new ZeroCrossingRateOptions(), clip, samples, new TimeDomainFeaturesExtractor(
            Frames(new MultiFeatureOptions { FeatureList = "zcr" }, WindowType.Rectangular)));
        FeaturePipeline yin = Pipeline(new YinOptions(80, 400));
        Compare("pitch by YIN", () => yin.ExtractPrepared(clip), () =>
        {
            for (int start = 0; start + Frame <= samples.Length; start += Hop)
            {
                Pitch.FromYin(samples, Rate, start, start + Frame, 80, 400);
            }
        });

        Resampler down = new(44_100, Rate);
        float[] twice = SyntheticVoice.Create(2.5, 44_100).Samples.ToArray();
        DiscreteSignal fast = new(44_100, twice);
        Compare("44.1 to 22.05 kHz", () => down.Resample(twice), () => new NWavesResampler().Resample(fast, Rate));
        Compare("time stretch by 0.8 (phase vocoder)", () => TimeStretch.Apply(clip, 0.8), () =>
            new PhaseVocoder(1 / 0.8, Hop, Frame).ApplyTo(signal));
        Compare("pitch shift by a semitone", () => PitchShift.Apply(clip, 1), () =>
            new PitchShiftEffect(Math.Pow(2, 1 / 12.0), Frame, Hop, TsmAlgorithm.PhaseVocoder).ApplyTo(signal));

        using MemoryStream file = new();
        WavEncoder.Write(file, clip);
        byte[] bytes = file.ToArray();
        AudioReader reader = new();
        Compare("WAVE file, 16 bits", () => reader.Read(new MemoryStream(bytes)), () => GC.KeepAlive(new WaveFile(bytes)));
    }

    private static void Compare(string work,
        FeatureOptions feature, AudioSignal clip, float[] samples, NWavesExtractor extractor)
    {
        FeaturePipeline pipeline = Pipeline(feature);
        Compare(work, () => pipeline.ExtractPrepared(clip), () => extractor.ComputeFrom(samples));
    }

    private static void Compare(string work, Action ours, Action theirs)
    {
        double our = double.MaxValue;
        double their = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            our = Math.Min(our, Shortest(ours));
            their = Math.Min(their, Shortest(theirs));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {our / their:G2} | {our:0} | {their:0} | {Allocated(ours):0} | {Allocated(theirs):0} |"));
    }

    // Other processes only ever add time. A run longer than a slice of the scheduler has waited for them, so there processor time counts,
    // which is too coarse for short runs.
    private static double Shortest(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        double shortest = double.MaxValue;
        for (int run = 0; run < RunsPerRound || Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsPerRound; run++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long at = Stopwatch.GetTimestamp();
            action();
            double elapsed = Stopwatch.GetElapsedTime(at).TotalMicroseconds;
            double worked = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds;
            shortest = Math.Min(shortest, elapsed < SliceMicroseconds ? elapsed : Math.Min(elapsed, worked));
        }

        return shortest;
    }

    private static double Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0;
    }

    private static FeaturePipeline Pipeline(FeatureOptions feature) =>
        new(new FeatureRecipe(new AudioPreparation(), new StftOptions(), [feature]));

    private static T Frames<T>(T options, WindowType window)
        where T : FeatureExtractorOptions
    {
        options.SamplingRate = Rate;
        options.FrameSize = Frame;
        options.HopSize = Hop;
        options.Window = window;
        return options;
    }

    private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
