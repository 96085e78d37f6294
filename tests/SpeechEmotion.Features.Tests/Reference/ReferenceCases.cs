using SpeechEmotion.Features.Kernels;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Reference;

/// <summary>How each array of librosa is computed by this library: the array's name gives the function.</summary>
internal static class ReferenceCases
{
    private static readonly Dictionary<string, Func<AudioSignal, IEnumerable<double>>> Computations = new(StringComparer.Ordinal)
    {
        ["stft_mag"] = s => Magnitudes(s).Select(v => (double)(float)v),
        ["stft_complex"] = Complex,
        ["istft"] = RoundTrip,
        ["melspectrogram"] = s => Frames(s, new MelSpectrogramOptions()),
        ["mel_power1"] = s => Frames(s, new MelSpectrogramOptions(Power: 1)),
        ["mel40_htk_nonorm"] = s => Frames(s, new MelSpectrogramOptions(MelBands: 40, Htk: true, Norm: MelNormalization.None)),
        ["mel64_512_160"] = s => Frames(
            s, new MelSpectrogramOptions(MelBands: 64, MinFrequency: 20, MaxFrequency: 8000), new StftOptions(512, 160, 400)),
        ["mel_center_false"] = s => Frames(s, new MelSpectrogramOptions(), new StftOptions(Center: false)),
        ["mel_pad_reflect"] = s => Frames(s, new MelSpectrogramOptions(), new StftOptions(PadMode: PadMode.Reflect)),
        ["mel_db"] = s => Frames(s, new LogMelOptions(MelBands: 128, Reference: DecibelReference.One)),
        ["mel_db_refmax"] = s => Frames(s, new LogMelOptions(MelBands: 128)),
        ["amplitude_to_db_refmax"] = AmplitudeDecibels,
        ["mfcc"] = s => Frames(s, new MfccOptions()),
        ["mfcc13_htk"] = s => Frames(s, new MfccOptions(CoefficientCount: 13, Htk: true)),
        ["mfcc40"] = s => Frames(s, new MfccOptions(CoefficientCount: 40)),
        ["mfcc20_lifter22"] = s => Frames(s, new MfccOptions(Lifter: 22)),
        ["mfcc20_dct1"] = s => Frames(s, new MfccOptions(DctType: 1)),
        ["mfcc20_dct3"] = s => Frames(s, new MfccOptions(DctType: 3)),
        ["mfcc20_dct2_nonorm"] = s => Frames(s, new MfccOptions(Norm: DctNormalization.None)),
        ["chroma_stft"] = s => Frames(s, new ChromaStftOptions()),
        ["chroma_stft_mag"] = s => Frames(s, new ChromaStftOptions(Power: 1)),
        ["chroma_stft_tuning0"] = s => Frames(s, new ChromaStftOptions(Tuning: 0)),
        ["tuning_from_power"] = s => [Tuning(s, 2)],
        ["tuning_from_mag"] = s => [Tuning(s, 1)],
        ["rms"] = s => Frames(s, new RmsOptions()),
        ["rms_1024_256"] = s => Frames(s, new RmsOptions(1024), new StftOptions(1024, 256)),
        ["zcr"] = s => Frames(s, new ZeroCrossingRateOptions()),
        ["zcr_1024_256"] = s => Frames(s, new ZeroCrossingRateOptions(1024), new StftOptions(1024, 256)),
        ["zcr_nocenter"] = s => Frames(s, new ZeroCrossingRateOptions(), new StftOptions(Center: false)),
        ["spectral_centroid"] = s => Frames(s, new SpectralCentroidOptions()),
        ["spectral_bandwidth"] = s => Frames(s, new SpectralBandwidthOptions()),
        ["spectral_rolloff"] = s => Frames(s, new SpectralRolloffOptions()),
        ["spectral_flatness"] = s => Frames(s, new SpectralFlatnessOptions()),
        ["spectral_contrast"] = s => Frames(s, new SpectralContrastOptions(BandCount: s.SampleRate == 8000 ? 4 : 6)),
        ["tonnetz_from_chroma_stft"] = s => Frames(s, new TonnetzOptions()),
        ["mfcc_delta"] = s => Frames(s, new DeltaOptions(new MfccOptions())),
        ["mfcc_delta2"] = s => Frames(s, new DeltaOptions(new MfccOptions(), Order: 2)),
        ["yin_f0"] = s => Frames(s, new YinOptions()).Take(new StftOptions().CountFrames(s.Samples.Length)),
        ["seed162"] = Notebook,
    };

    /// <summary>Gets the arrays of signals that have a computation here, for example <c>"voice_22050/mfcc"</c>.</summary>
    public static IEnumerable<string> Names => ReferenceArrays.Entries
        .Select(e => e.File[..^".npy".Length])
        .Where(n => n.Contains('/') && Computations.ContainsKey(Function(n)))
        .Order(StringComparer.Ordinal);

    /// <summary>Gives the part of an array's name that says what was computed.</summary>
    public static string Function(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Computes what the array holds, in its order.</summary>
    public static double[] Compute(string name) => [.. Computations[Function(name)](Signal(name[..name.IndexOf('/', StringComparison.Ordinal)]))];

    /// <summary>Reads a signal; its name ends with its rate.</summary>
    public static AudioSignal Signal(string name) => new(
        ReferenceArrays.Read(name + "/y").ToSingle(),
        int.Parse(name.AsSpan(name.LastIndexOf('_') + 1), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Computes one feature of every frame, feature-major.</summary>
    public static IEnumerable<double> Frames(AudioSignal signal, FeatureOptions feature, StftOptions? stft = null)
    {
        FeatureRecipe recipe = new(new AudioPreparation(signal.SampleRate), stft ?? new StftOptions(), [feature]);
        return new FeaturePipeline(recipe).ExtractPrepared(signal).Values.ToArray().Select(v => (double)v);
    }

    private static double Tuning(AudioSignal signal, int power)
    {
        using SignalAnalysis analysis = new(signal, new StftOptions());
        return analysis.EstimateTuning(power);
    }

    private static IEnumerable<double> Notebook(AudioSignal signal)
    {
        FeatureRecipe recipe = FeatureRecipe.Notebook162 with { Audio = new AudioPreparation(signal.SampleRate) };
        return new FeaturePipeline(recipe).ExtractPrepared(signal).Values.ToArray().Select(v => (double)v);
    }

    private static IEnumerable<double> Magnitudes(AudioSignal signal) =>
        Transpose(new Stft().Forward(signal.Samples.Span), (r, i) => [Math.Sqrt((r * r) + (i * i))]);

    private static IEnumerable<double> Complex(AudioSignal signal) =>
        Transpose(new Stft().Forward(signal.Samples.Span), (r, i) => [r, i]);

    private static IEnumerable<double> RoundTrip(AudioSignal signal)
    {
        Stft stft = new();
        return stft.Inverse(stft.Forward(signal.Samples.Span), signal.Samples.Length).Select(v => (double)v);
    }

    // amplitude_to_db(|stft|, ref=max)[:, ::4]: squares, then power_to_db with the squared reference and floor 1e-10.
    private static IEnumerable<double> AmplitudeDecibels(AudioSignal signal)
    {
        float[] power = [.. Magnitudes(signal).Select(v => (float)(v * v))];
        Decibels.FromPower(power, power, power.Max());
        int frames = new StftOptions().CountFrames(signal.Samples.Length);
        return power.Where((_, i) => i % frames % 4 == 0).Select(v => (double)v);
    }

    private static IEnumerable<double> Transpose(ComplexSpectrogram spectrogram, Func<double, double, double[]> select)
    {
        for (int k = 0; k < spectrogram.BinCount; k++)
        {
            for (int t = 0; t < spectrogram.FrameCount; t++)
            {
                foreach (double value in select(spectrogram.Real(t)[k], spectrogram.Imaginary(t)[k]))
                {
                    yield return value;
                }
            }
        }
    }
}
