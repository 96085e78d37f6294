using System.Globalization;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;
using SpeechEmotion.NWaves;
using MfccOptions = SpeechEmotion.Features.MfccOptions;

namespace SpeechEmotion.Benchmarks.NWaves;

/// <summary>How far NWaves' numbers lie from librosa's, which ours are, frame by frame over one clip.</summary>
internal sealed class NWavesDifferences
{
    private const int Rate = 22_050;
    private const double SilentLevel = 1e-3;

    private readonly AudioSignal _clip;
    private readonly int[] _heard;

    private NWavesDifferences(AudioSignal clip)
    {
        // What is said of silence is a matter of floors and not of the feature.
        _clip = clip;
        FeatureMatrix level = Extract(new RmsOptions());
        _heard = [.. Enumerable.Range(0, level.FrameCount).Where(frame => level[0, frame] > SilentLevel)];
    }

    /// <summary>Prints a table in Markdown.</summary>
    /// <param name="path">A WAVE file.</param>
    public static void Print(string path)
    {
        Console.WriteLine("| feature | NWaves' options | correlation | relative difference |\n|---|---|---|---|");
        NWavesDifferences clip = new(Resampler.Resample(new AudioReader().ReadFile(path), Rate));
        clip.Mfcc();
        clip.Chroma();
        clip.Compare("RMS", "its own", new RmsOptions(), Time(NWavesTimeDomainShape.Rms));
        clip.Compare("zero-crossing rate", "its own", new ZeroCrossingRateOptions(), Time(NWavesTimeDomainShape.ZeroCrossingRate));
        clip.Compare("spectral centroid", "Hann", new SpectralCentroidOptions(), Shape(NWavesSpectralShape.Centroid));
        clip.Compare(
            "spectral centroid", "its own: no window", new SpectralCentroidOptions(),
            Shape(NWavesSpectralShape.Centroid, WindowType.Rectangular));
        clip.Compare("spectral bandwidth", "spread, Hann", new SpectralBandwidthOptions(), Shape(NWavesSpectralShape.Spread));
        clip.Compare("spectral roll-off", "Hann", new SpectralRolloffOptions(), Shape(NWavesSpectralShape.Rolloff));
        clip.Compare("spectral flatness", "Hann", new SpectralFlatnessOptions(), Shape(NWavesSpectralShape.Flatness));
        clip.Compare(
            "spectral flatness", "the same, ours of magnitudes", new SpectralFlatnessOptions(Power: 1), Shape(NWavesSpectralShape.Flatness));
    }

    private static NWavesSpectralShapeOptions Shape(NWavesSpectralShape shape, WindowType window = WindowType.Hann) =>
        new([shape], Window: window);

    private static NWavesTimeDomainOptions Time(NWavesTimeDomainShape shape) => new([shape]);

    private void Mfcc()
    {
        // librosa takes nothing for more than 80 dB below the loudest band of the clip.
        float floor = 1e-8f * Extract(new MelSpectrogramOptions()).Values.ToArray().Max();
        NWavesMfccOptions near = new(
            20, 128, IsSlaney: true, Window: WindowType.Hann, NonLinearity: NonLinearityType.ToDecibel, LogFloor: floor);
        MfccOptions ours = new();
        Compare("MFCC 1–19", "Slaney's bands, Hann, decibels, floor 80 dB below the peak", ours, near, skip: 1);
        Compare("MFCC 1–19", "the same, floor 1e-10", ours, near with { LogFloor = 1e-10f }, skip: 1);
        Compare("MFCC 1–19", "the same, HTK's bands", ours, near with { IsSlaney = false }, skip: 1);
        Compare("MFCC 1–19", "the same, Hamming window", ours, near with { Window = WindowType.Hamming }, skip: 1);
        Compare("MFCC 1–19", "the same, logarithm to base 10", ours, near with { NonLinearity = NonLinearityType.Log10 }, skip: 1);
        Compare("MFCC 1–12", "its own: 24 HTK bands, Hamming, base 10", new MfccOptions(13), new NWavesMfccOptions(), skip: 1);
    }

    private void Chroma()
    {
        Compare("chroma", "its own", new ChromaStftOptions(), new NWavesChromaOptions());
        Compare("chroma", "each frame divided by its largest", new ChromaStftOptions(), new NWavesChromaOptions(), normalize: true);
        Compare("chroma", "the same, ours at tuning 0", new ChromaStftOptions(Tuning: 0), new NWavesChromaOptions(), normalize: true);
    }

    private void Compare(string name, string how, FeatureOptions ours, FeatureOptions theirs, int skip = 0, bool normalize = false)
    {
        FeatureMatrix a = Extract(ours);
        FeatureMatrix b = Extract(theirs);
        List<(double Ours, double Theirs)> pairs = [];
        foreach (int frame in _heard)
        {
            double scale = normalize ? 1 / Enumerable.Range(0, b.FeatureCount).Max(row => b[row, frame]) : 1;
            for (int row = skip; row < a.FeatureCount && row < b.FeatureCount; row++)
            {
                pairs.Add((a[row, frame], scale * b[row, frame]));
            }
        }

        double difference = Math.Sqrt(pairs.Sum(p => (p.Theirs - p.Ours) * (p.Theirs - p.Ours)) / pairs.Sum(p => p.Ours * p.Ours));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {how} | {Correlation(pairs):0.0000} | {difference:0.0E+0} |"));
    }

    private FeatureMatrix Extract(FeatureOptions feature) =>
        new FeaturePipeline(new FeatureRecipe(new AudioPreparation(Rate), new StftOptions(), [feature])).Extract(_clip);

    private static double Correlation(List<(double Ours, double Theirs)> pairs)
    {
        double a = pairs.Average(p => p.Ours);
        double b = pairs.Average(p => p.Theirs);
        return pairs.Sum(p => (p.Ours - a) * (p.Theirs - b))
            / Math.Sqrt(pairs.Sum(p => (p.Ours - a) * (p.Ours - a)) * pairs.Sum(p => (p.Theirs - b) * (p.Theirs - b)));
    }
}
