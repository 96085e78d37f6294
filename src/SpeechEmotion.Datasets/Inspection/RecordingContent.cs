using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SpeechEmotion.Datasets;

/// <summary>What a recording holds: a hash that equal recordings share, and how long it is.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
/// <param name="Hash">SHA-256 in lower-case hexadecimal: of the samples where a decoder read them, else of the file's bytes.</param>
/// <param name="Duration">The duration, or <see langword="null"/> where no decoder read the samples.</param>
public sealed record RecordingContent(string Hash, TimeSpan? Duration)
{
    private const int SamplesPerRead = 16_384;

    /// <summary>Reads one file. Callable from several threads at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="decoders">
    /// Decoders, asked in order until one supports the encoding, for a hash of samples, which headers do not change; none for a hash of the file's bytes.
    /// </param>
    /// <exception cref="AudioFormatException">Decoders were given, but none reads the file, or the file is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RecordingContent Read(string path, params IReadOnlyList<IAudioDecoder> decoders)
    {
        ArgumentNullException.ThrowIfNull(decoders);
        using FileStream stream = File.OpenRead(path);
        if (decoders.Count == 0)
        {
            return new(Convert.ToHexStringLower(SHA256.HashData(stream)), null);
        }

        byte[] header = new byte[AudioHeader.Length];
        int length = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        using IAudioReader reader = DecoderChoice.Open(decoders, header.AsSpan(0, length), Start)
            ?? throw new AudioFormatException($"No decoder recognises '{Path.GetFileName(path)}'.", isCorrupt: false);
        return Hashed(reader);

        FileStream Start()
        {
            stream.Position = 0;
            return stream;
        }
    }

    private static RecordingContent Hashed(IAudioReader reader)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([reader.SampleRate, reader.ChannelCount]));
        float[] block = new float[Math.Max(1, SamplesPerRead / reader.ChannelCount) * reader.ChannelCount];
        long frames = 0;
        for (int read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            hash.AppendData(MemoryMarshal.AsBytes(block.AsSpan(0, read * reader.ChannelCount)));
            frames += read;
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), TimeSpan.FromSeconds((double)frames / reader.SampleRate));
    }
}
