namespace WebRecognizer.Analysis;

/// <summary>The columns of a whole recording, never more than a screen can show: when there are too many, neighbours become one.</summary>
internal sealed class Picture
{
    private const int MostColumns = 2400;

    private readonly List<byte> _columns = [];
    private readonly byte[] _open = new byte[ColumnStream.Stride];
    private int _openCount;
    private int _span = 1;

    /// <summary>Gets the time of one column.</summary>
    public double SecondsPerColumn => _span * ColumnStream.SecondsPerColumn;

    /// <summary>Adds columns of <see cref="ColumnStream"/>.</summary>
    public void Add(ReadOnlySpan<byte> columns)
    {
        for (; columns.Length > 0; columns = columns[ColumnStream.Stride..])
        {
            Widen(_open, columns[..ColumnStream.Stride], isFirst: _openCount == 0);
            if (++_openCount == _span)
            {
                Close();
            }
        }
    }

    /// <summary>Returns all columns, the unfinished last one included.</summary>
    public byte[] ToArray() => _openCount == 0 ? [.. _columns] : [.. _columns, .. _open];

    private void Close()
    {
        _columns.AddRange(_open);
        _openCount = 0;
        if (_columns.Count < MostColumns * ColumnStream.Stride)
        {
            return;
        }

        byte[] all = [.. _columns];
        _columns.Clear();
        for (int i = 0; i < all.Length; i += 2 * ColumnStream.Stride)
        {
            Span<byte> pair = all.AsSpan(i, ColumnStream.Stride);
            Widen(pair, all.AsSpan(i + ColumnStream.Stride, ColumnStream.Stride), isFirst: false);
            _columns.AddRange(pair);
        }

        _span *= 2;
    }

    // The lowest of the lows, the highest of the highs, the loudest of the bands: a click stays visible.
    private static void Widen(Span<byte> column, ReadOnlySpan<byte> other, bool isFirst)
    {
        if (isFirst)
        {
            other.CopyTo(column);
            return;
        }

        column[0] = (byte)Math.Min((sbyte)column[0], (sbyte)other[0]);
        for (int i = 1; i < column.Length; i++)
        {
            column[i] = Math.Max(column[i], other[i]);
        }
    }
}
