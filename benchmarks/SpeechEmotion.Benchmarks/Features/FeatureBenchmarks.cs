using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks.Features;

/// <summary>Each feature of 2.5 s at 22,050 Hz on one thread, the transform included.</summary>
[InstructionSets]
public class FeatureBenchmarks
{
    private readonly AudioSignal _clip = SyntheticVoice.Create(2.5);
    private readonly Stft _stft = new();
    private readonly FeaturePipeline _mel = Pipeline(new MelSpectrogramOptions());
    private readonly FeaturePipeline _mfcc = Pipeline(new MfccOptions());
    private readonly FeaturePipeline _chroma = Pipeline(new ChromaStftOptions());
    private readonly FeaturePipeline _zeroCrossings = Pipeline(new ZeroCrossingRateOptions());
    private readonly FeaturePipeline _rms = Pipeline(new RmsOptions());
    private readonly FeaturePipeline _logMel = Pipeline(new LogMelOptions(Normalization: LogMelNormalization.BandMean));
    private ComplexSpectrogram _spectrogram = null!;

    [GlobalSetup]
    public void Setup() => _spectrogram = _stft.Forward(_clip.Samples.Span);

    [Benchmark(Description = "STFT, complex double")]
    public void Stft() => _stft.Forward(_clip.Samples.Span, _spectrogram);

    [Benchmark(Description = "inverse STFT")]
    public float[] InverseStft() => _stft.Inverse(_spectrogram, _clip.Samples.Length);

    [Benchmark(Description = "mel spectrogram 128")]
    public FeatureMatrix Mel() => _mel.ExtractPrepared(_clip);

    [Benchmark(Description = "MFCC 20")]
    public FeatureMatrix Mfcc() => _mfcc.ExtractPrepared(_clip);

    [Benchmark(Description = "chroma with tuning estimate")]
    public FeatureMatrix Chroma() => _chroma.ExtractPrepared(_clip);

    [Benchmark(Description = "zero-crossing rate")]
    public FeatureMatrix ZeroCrossings() => _zeroCrossings.ExtractPrepared(_clip);

    [Benchmark(Description = "RMS")]
    public FeatureMatrix Rms() => _rms.ExtractPrepared(_clip);

    [Benchmark(Description = "log-mel 80, band means")]
    public FeatureMatrix LogMel() => _logMel.ExtractPrepared(_clip);

    private static FeaturePipeline Pipeline(FeatureOptions feature) => new(new FeatureRecipe(new AudioPreparation(), new StftOptions(), [feature]));
}
