using BenchmarkDotNet.Attributes;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Benchmarks.Augmentation;

/// <summary>The effects of 2.5 s at 22,050 Hz on one thread.</summary>
[InstructionSets]
public class EffectsBenchmarks
{
    private readonly AudioSignal _clip = SyntheticVoice.Create(2.5);
    private readonly PitchShiftAugmenter _pitch = new(new PitchShiftOptions(1));
    private readonly IAugmenter _notebook = AugmentationPlan.Notebook.CreateVariants()[2];
    private readonly Random _random = new(1);

    [Benchmark(Description = "time stretch 0.8")]
    public AudioSignal Stretch() => TimeStretch.Apply(_clip, 0.8);

    [Benchmark(Description = "pitch shift +1, filter designed each time")]
    public AudioSignal Pitch() => PitchShift.Apply(_clip, 1);

    [Benchmark(Description = "pitch shift +1, filter kept")]
    public AudioSignal PitchKept() => _pitch.Augment(_clip, _random);

    [Benchmark(Description = "notebook variant: stretch 0.8, pitch +1")]
    public AudioSignal Notebook() => _notebook.Augment(_clip, _random);
}
