using System.Buffers;
using System.Buffers.Binary;

namespace SpeechEmotion.Audio;

/// <summary>Writes mono WAVE files. Stateless and callable from several threads at once.</summary>
public static class WavEncoder
{
    private const int HeaderBytes = 44;
    private const int SamplesPerBlock = 4096;

    /// <summary>Writes a signal as a WAVE file.</summary>
    /// <param name="stream">A writable stream; it need not be seekable and stays open.</param>
    /// <param name="signal">Finite samples; integer encodings round to the nearest step and clip what lies beyond −1 to 1.</param>
    /// <param name="encoding">How a sample is stored.</param>
    /// <exception cref="ArgumentException">
    /// The samples need more than the 4 GiB that a WAVE file can hold, or the encoding is unknown.
    /// </exception>
    public static void Write(Stream stream, AudioSignal signal, WavEncoding encoding = WavEncoding.Pcm16)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(signal);
        int bytesPerSample = encoding switch
        {
            WavEncoding.Pcm16 => 2,
            WavEncoding.Pcm24 => 3,
            WavEncoding.IeeeFloat => 4,
            _ => throw new ArgumentException($"Encoding must be Pcm16, Pcm24 or IeeeFloat; it was {encoding}.", nameof(encoding)),
        };
        long dataBytes = (long)signal.Samples.Length * bytesPerSample;
        if (dataBytes + HeaderBytes > uint.MaxValue)
        {
            throw new ArgumentException($"A WAVE file holds at most 4 GiB; these samples need {dataBytes} bytes.", nameof(signal));
        }

        WriteHeader(stream, signal.SampleRate, bytesPerSample, isFloat: encoding == WavEncoding.IeeeFloat, (uint)dataBytes);
        byte[] block = ArrayPool<byte>.Shared.Rent(SamplesPerBlock * bytesPerSample);
        for (int start = 0; start < signal.Samples.Length; start += SamplesPerBlock)
        {
            ReadOnlySpan<float> samples = signal.Samples.Span[start..Math.Min(start + SamplesPerBlock, signal.Samples.Length)];
            Encode(samples, bytesPerSample, block);
            stream.Write(block, 0, samples.Length * bytesPerSample);
        }

        // Chunks are padded to an even length.
        if (dataBytes % 2 != 0)
        {
            stream.WriteByte(0);
        }

        ArrayPool<byte>.Shared.Return(block);
    }

    private static void WriteHeader(Stream stream, int sampleRate, int bytesPerSample, bool isFloat, uint dataBytes)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes + (dataBytes & 1));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], (short)(isFloat ? 3 : 1));
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * bytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)bytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], (short)(8 * bytesPerSample));
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], dataBytes);
        stream.Write(header);
    }

    private static void Encode(ReadOnlySpan<float> samples, int bytesPerSample, Span<byte> block)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            Span<byte> target = block[(i * bytesPerSample)..];
            switch (bytesPerSample)
            {
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(target, (short)Quantize(samples[i], 32768));
                    break;
                case 3:
                    int value = Quantize(samples[i], 8388608);
                    BinaryPrimitives.WriteInt16LittleEndian(target, (short)value);
                    target[2] = (byte)(value >> 16);
                    break;
                default:
                    BinaryPrimitives.WriteSingleLittleEndian(target, samples[i]);
                    break;
            }
        }
    }

    private static int Quantize(float sample, int fullScale) =>
        (int)Math.Clamp(MathF.Round(sample * fullScale), -fullScale, fullScale - 1);
}
