using System.Text;

namespace SpeechEmotion.Cli.Output;

/// <summary>
/// Standard error. A message that finds no room there, on a full disk or a terminal that has gone, is lost and stops no work; the exit code
/// still says whether all was done.
/// </summary>
internal sealed class MessageWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>Writes a line at once, so that no other process comes between it and its end.</summary>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody could be told.
        }
    }
}
