using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks.Features;

/// <summary>The features beyond the 162-number vector: 2.5 s at 22,050 Hz on one thread, the transform included.</summary>
[InstructionSets]
public class SpectralFeatureBenchmarks
{
    private readonly AudioSignal _clip = SyntheticVoice.Create(2.5);
    private readonly FeaturePipeline _centroid = Pipeline(new SpectralCentroidOptions());
    private readonly FeaturePipeline _rolloff = Pipeline(new SpectralRolloffOptions());
    private readonly FeaturePipeline _flatness = Pipeline(new SpectralFlatnessOptions());
    private readonly FeaturePipeline _contrast = Pipeline(new SpectralContrastOptions());
    private readonly FeaturePipeline _tonnetz = Pipeline(new TonnetzOptions());
    private readonly FeaturePipeline _delta = Pipeline(new DeltaOptions(new MfccOptions()));
    private readonly FeaturePipeline _yin = Pipeline(new YinOptions());
    private readonly FeaturePipeline _functionals = new(FeatureRecipe.CompactFunctionals);
    private AudioSignal _prepared = null!;

    [GlobalSetup]
    public void Setup() => _prepared = _functionals.Prepare(_clip);

    [Benchmark(Description = "spectral centroid")]
    public FeatureMatrix Centroid() => _centroid.ExtractPrepared(_clip);

    [Benchmark(Description = "spectral rolloff")]
    public FeatureMatrix Rolloff() => _rolloff.ExtractPrepared(_clip);

    [Benchmark(Description = "spectral flatness")]
    public FeatureMatrix Flatness() => _flatness.ExtractPrepared(_clip);

    [Benchmark(Description = "spectral contrast")]
    public FeatureMatrix Contrast() => _contrast.ExtractPrepared(_clip);

    [Benchmark(Description = "tonnetz with tuning estimate")]
    public FeatureMatrix Tonnetz() => _tonnetz.ExtractPrepared(_clip);

    [Benchmark(Description = "delta of MFCC 20")]
    public FeatureMatrix Delta() => _delta.ExtractPrepared(_clip);

    [Benchmark(Description = "YIN")]
    public FeatureMatrix Yin() => _yin.ExtractPrepared(_clip);

    [Benchmark(Description = "compact functionals, 287 numbers at 16 kHz")]
    public FeatureMatrix Functionals() => _functionals.ExtractPrepared(_prepared);

    private static FeaturePipeline Pipeline(FeatureOptions feature) => new(new FeatureRecipe(new AudioPreparation(), new StftOptions(), [feature]));
}
