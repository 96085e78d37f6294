using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpeechEmotion.Cli.Output;

/// <summary>
/// A file of JSON lines that a broken run leaves and the next goes on with. Each line is written whole by one call; a last line that
/// was cut off is removed. Not thread-safe; only one process can hold the file.
/// </summary>
internal sealed class ResultsFile : TextWriter
{
    private static ReadOnlySpan<byte> Start => "{\"file\":"u8;

    private readonly FileStream _stream;

    // 16 bytes a name: a million finished files need some 40 MB, whatever the length of their paths.
    private readonly HashSet<UInt128> _done = [];
    private readonly StringBuilder _line = new();

    /// <summary>Opens or creates a file.</summary>
    /// <exception cref="UsageException">The file holds something else than results.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another process writes it.</exception>
    public ResultsFile(string path)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        try
        {
            ReadDone(path);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Encoding Encoding { get; } = new UTF8Encoding(false);

    /// <summary>Tells whether a file was answered by an earlier run.</summary>
    public bool Contains(string file) => _done.Contains(Key(file));

    /// <inheritdoc/>
    public override void Write(char value) => _line.Append(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        _stream.Write(Encoding.GetBytes(_line.Append(value).Append('\n').ToString()));
        _line.Clear();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _stream.Dispose();
        base.Dispose(disposing);
    }

    private void ReadDone(string path)
    {
        ResultLines lines = new(_stream);
        long number = 0;
        while (lines.TryRead(out ReadOnlyMemory<byte> line, out bool isWhole))
        {
            number++;
            if (isWhole)
            {
                string? file = FileOf(line);
                Require(file is not null, path, number);
                _done.Add(Key(file!));
            }
            else
            {
                // Without a line end it was cut off in the middle, unless it is not ours at all.
                Require(line.Span.StartsWith(Start[..Math.Min(line.Length, Start.Length)]), path, number);
            }
        }

        _stream.SetLength(lines.WholeBytes);
        _stream.Position = lines.WholeBytes;
    }

    private static void Require(bool isResult, string path, long line)
    {
        if (!isResult)
        {
            throw new UsageException($"--resume: line {line} of '{path}' is no result of 'predict --format json'; the file is left as it is.");
        }
    }

    private static string? FileOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("file", out JsonElement file)
                ? file.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static UInt128 Key(string file)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(file), hash);
        return BitConverter.ToUInt128(hash);
    }
}
