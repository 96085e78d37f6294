namespace SpeechEmotion.Cli.Output;

/// <summary>Reads a file line by line, in constant memory whatever it holds.</summary>
internal sealed class ResultLines(Stream stream)
{
    // A result is a few kilobytes; the longest path a system allows adds some more.
    private const int MaxLineBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[MaxLineBytes];
    private int _start;
    private int _end;

    /// <summary>Gets the bytes of the lines that ended with a line end so far.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>Reads the next line, without its line end.</summary>
    /// <param name="line">The line, valid until the next call; of a longer one the first <see cref="MaxLineBytes"/>.</param>
    /// <param name="isWhole">Whether a line end follows; only the last line, or one too long to be a result, has none.</param>
    /// <returns><see langword="false"/> after the last line.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool isWhole)
    {
        int length;
        while ((length = _buffer.AsSpan(_start.._end).IndexOf((byte)'\n')) < 0 && Fill())
        {
        }

        isWhole = length >= 0;
        line = _buffer.AsMemory(_start, isWhole ? length : _end - _start);
        _start = isWhole ? _start + length + 1 : _end;
        WholeBytes += isWhole ? length + 1 : 0;
        return isWhole || !line.IsEmpty;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
