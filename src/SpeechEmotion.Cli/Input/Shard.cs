using System.Globalization;

namespace SpeechEmotion.Cli.Input;

/// <summary>One of several equal parts of the inputs: every <paramref name="Count"/>-th, so that all parts take about as long.</summary>
/// <param name="Index">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal readonly record struct Shard(int Index, int Count)
{
    /// <summary>Reads <c>3/16</c>.</summary>
    /// <exception cref="UsageException">It is not written so, or the part is not one of them.</exception>
    public static Shard Parse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index >= 1 && index <= count
            ? new Shard(index, count)
            : throw new UsageException($"--shard must be a part and their number, 1/16 to 16/16 for example; it was '{text}'.");
    }

    /// <summary>Tells whether the input at a position, counted from 0, belongs to this part.</summary>
    public bool Contains(long position) => position % Count == Index - 1;
}
