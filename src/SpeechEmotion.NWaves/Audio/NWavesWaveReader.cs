using NWaves.Audio;

namespace SpeechEmotion.NWaves;

/// <summary>Hands out the samples that NWaves has read.</summary>
internal sealed class NWavesWaveReader : IAudioReader
{
    private readonly float[][] _channels;
    private int _position;
    private bool _isDisposed;

    public NWavesWaveReader(WaveFile file, WaveLayout layout)
    {
        _channels = [.. file.Signals.Select(signal => signal.Samples)];
        Source = new AudioSource
        {
            SampleRate = layout.SampleRate,
            ChannelCount = layout.ChannelCount,
            Encoding = layout.Tag == 3 ? "WAVE IEEE float 32-bit" : $"WAVE PCM {layout.BitsPerSample}-bit",
            IsTruncated = layout.IsTruncated,
        };
    }

    public int SampleRate => Source.SampleRate;

    public int ChannelCount => Source.ChannelCount;

    public AudioSource Source { get; }

    public int Read(Span<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int wanted = interleaved.Length / ChannelCount;
        if (wanted == 0)
        {
            throw new ArgumentException(
                $"The span must hold at least one frame ({ChannelCount} samples); it holds {interleaved.Length}.", nameof(interleaved));
        }

        int count = Math.Min(wanted, _channels[0].Length - _position);
        for (int channel = 0; channel < ChannelCount; channel++)
        {
            ReadOnlySpan<float> samples = _channels[channel].AsSpan(_position, count);
            for (int frame = 0; frame < count; frame++)
            {
                interleaved[(frame * ChannelCount) + channel] = samples[frame];
            }
        }

        CheckFinite(interleaved[..(count * ChannelCount)]);
        _position += count;
        return count;
    }

    public void Dispose() => _isDisposed = true;

    private void CheckFinite(ReadOnlySpan<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
            {
                throw new AudioFormatException(
                    FormattableString.Invariant(
                        $"The sample of frame {_position + (i / ChannelCount)}, channel {i % ChannelCount} is {samples[i]}, not finite."),
                    isCorrupt: true);
            }
        }
    }
}
