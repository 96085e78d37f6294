using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio;

namespace SpeechEmotion.Benchmarks.Audio;

/// <summary>What <c>librosa.load(file, offset=0.6, duration=2.5)</c> does: 16-bit stereo at 48 kHz from memory, cut, mixed, resampled to 22,050 Hz.</summary>
[InstructionSets]
public class LoadBenchmarks
{
    private readonly AudioReader _reader = new();
    private readonly AudioReadOptions _cut = new() { OffsetSeconds = 0.6, DurationSeconds = 2.5 };
    private byte[] _wave = [];

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        using MemoryStream stream = new();
        WavEncoder.Write(stream, new AudioSignal(Enumerable.Range(0, 4 * 2 * 48000).Select(_ => random.NextSingle() - 0.5f).ToArray(), 48000));
        _wave = stream.ToArray();

        // Two channels, four bytes a frame.
        _wave[22] = 2;
        _wave[32] = 4;
    }

    [Benchmark]
    public AudioSignal Load() => _reader.Read(new MemoryStream(_wave), _cut);

    [Benchmark]
    public AudioSignal LoadAndResample() => _reader.Read(new MemoryStream(_wave), _cut with { SampleRate = 22050 });
}
