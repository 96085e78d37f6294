using NWaves.Audio;

namespace SpeechEmotion.NWaves;

/// <summary>Reads WAVE files with NWaves' <c>WaveFile</c>: PCM of 8, 16, 24 and 32 bits, IEEE float of 32 bits.</summary>
/// <remarks>
/// The whole recording is held in memory; <c>WavDecoder</c> of SpeechEmotion.Audio streams, and reads more encodings. NWaves looks for
/// "fmt " and "data" anywhere in the bytes, believes the sizes it finds and takes A-law for PCM, so the chunks are walked here first and
/// NWaves is shown the samples behind a plain header: extensible headers, foreign chunks and recordings that end early are read, and no
/// size that a header claims allocates memory. Stateless and callable from several threads at once.
/// </remarks>
public sealed class NWavesWaveDecoder : IAudioDecoder
{
    /// <inheritdoc/>
    public bool CanDecode(ReadOnlySpan<byte> header) => WaveLayout.IsWave(header);

    /// <inheritdoc/>
    public IAudioReader Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        byte[] bytes = copy.GetBuffer();
        WaveLayout layout = WaveLayout.Find(bytes.AsSpan(0, (int)copy.Length));
        return new NWavesWaveReader(new WaveFile(bytes, layout.WritePlainHeader(bytes)), layout);
    }
}
