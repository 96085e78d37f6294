using BenchmarkDotNet.Attributes;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks.Augmentation;

/// <summary>The other augmentations of 2.5 s at 22,050 Hz on one thread.</summary>
[InstructionSets]
public class AugmenterBenchmarks
{
    private readonly AudioSignal _clip = SyntheticVoice.Create(2.5);
    private readonly Random _random = new(1);
    private readonly NoiseAugmenter _white = new(new NoiseOptions(10));
    private readonly NoiseAugmenter _pink = new(new NoiseOptions(10, NoiseColor.Pink));
    private readonly ReverberationAugmenter _room = new(new ReverberationOptions(0.3, 5));
    private readonly TelephoneAugmenter _telephone = new(new TelephoneOptions());
    private readonly SpeedAugmenter _speed = new(new SpeedOptions(1.1));
    private readonly IFeatureAugmenter _masks = AugmentationPlan.OnTheFly.CreateFeatureAugmenter();
    private BabbleAugmenter _babble = null!;
    private FeatureMatrix _features = null!;

    [GlobalSetup]
    public void Setup()
    {
        _babble = new BabbleAugmenter([_clip, SyntheticVoice.Create(3)], new BabbleOptions(10, 5, 5));
        _features = new FeaturePipeline(new FeatureRecipe(new AudioPreparation(), new StftOptions(), [new LogMelOptions()])).ExtractPrepared(_clip);
    }

    [Benchmark(Description = "white noise")]
    public AudioSignal White() => _white.Augment(_clip, _random);

    [Benchmark(Description = "pink noise")]
    public AudioSignal Pink() => _pink.Augment(_clip, _random);

    [Benchmark(Description = "babble of 5")]
    public AudioSignal Babble() => _babble.Augment(_clip, _random);

    [Benchmark(Description = "reverberation 0.3 s")]
    public AudioSignal Room() => _room.Augment(_clip, _random);

    [Benchmark(Description = "telephone, mu-law")]
    public AudioSignal Telephone() => _telephone.Augment(_clip, _random);

    [Benchmark(Description = "speed 1.1")]
    public AudioSignal Speed() => _speed.Augment(_clip, _random);

    [Benchmark(Description = "masks over log-mel 80")]
    public FeatureMatrix Masks() => _masks.Augment(_features, _random);
}
