namespace SpeechEmotion.Audio.Tests;

/// <summary>A file whose beginning alone is there; it says how long all of it is.</summary>
internal sealed class SparseStream(byte[] beginning, long length) : MemoryStream(beginning)
{
    public override long Length => length;
}
