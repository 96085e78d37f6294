using SpeechEmotion.Audio;

namespace SpeechEmotion.Classification;

/// <summary>
/// A stream of which only so many bytes may be read until the limit is lifted: the directory of a zip file is read whole, however long it
/// is, and takes several times its size in memory.
/// </summary>
internal sealed class BudgetedStream(Stream inner, long budget) : ReadOnlyStream
{
    private long? _left = budget;

    public override bool CanSeek => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <summary>Lets everything be read from now on.</summary>
    public void LiftLimit() => _left = null;

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        _left -= count;
        return _left is not < 0 ? count : throw new InvalidDataException("its directory is longer than that of any bundle.");
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
}
