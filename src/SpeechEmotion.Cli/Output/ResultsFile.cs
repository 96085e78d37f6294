using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpeechEmotion.Cli.Output;

/// <summary>
/// A file of JSON lines that a broken run leaves and the next goes on with. Each line is written whole by one call; a last line that
/// was cut off is removed. Not thread-safe; one process at a time can hold the file.
/// </summary>
internal sealed class ResultsFile : TextWriter
{
    private static ReadOnlySpan<byte> Start => "{\"file\":"u8;

    // On Unix this is what keeps a second process out: whatever else is asked for there, several may write. It is advice that only .NET
    // takes, so that other programs can read what is written so far; on Windows they can by this share.
    private static readonly FileShare Alone = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private readonly FileStream _stream;

    // 16 bytes a name: a million finished files need some 40 MB, whatever the length of their paths.
    private readonly HashSet<UInt128> _done = [];
    private readonly StringBuilder _line = new();

    /// <summary>Opens or creates a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The name of the model that answers now.</param>
    /// <param name="fingerprint">What tells it from others with its name.</param>
    /// <exception cref="UsageException">The file holds something else than results, or another model's.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another process writes it.</exception>
    public ResultsFile(string path, string model, string fingerprint)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Alone, bufferSize: 1);
        try
        {
            ReadDone(path, new Answerer(model, fingerprint));
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

    private void ReadDone(string path, Answerer now)
    {
        ResultLines lines = new(_stream);
        long number = 0;
        while (lines.TryRead(out ReadOnlyMemory<byte> line, out bool isWhole))
        {
            number++;
            if (isWhole)
            {
                (string? file, Answerer then) = Parse(line);
                Require(file is not null, path, number);
                RequireModel(then, now, path, number);
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

    private static void RequireModel(Answerer then, Answerer now, string path, long line)
    {
        bool isNamedSo = then.Model is null || then.Model == now.Model;
        if (isNamedSo && (then.Fingerprint is null || then.Fingerprint == now.Fingerprint))
        {
            return;
        }

        (string? answered, string? answers) = isNamedSo ? ($"{now.Model} ({then.Fingerprint})", $"{now.Model} ({now.Fingerprint})") : (then.Model, now.Model);
        throw new UsageException(
            $"--resume: line {line} of '{path}' is an answer of {answered}, and {answers} would answer now; give that --model and the options of then, or another file.");
    }

    // Errors name no model; lines of older versions have no fingerprint, or name no model either.
    private static (string? File, Answerer By) Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("file", out JsonElement file)
                ? (file.GetString(), new Answerer(Text(root, "model"), Text(root, "fingerprint")))
                : default;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement line, string member) => line.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;

    private static UInt128 Key(string file)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(file), hash);
        return BitConverter.ToUInt128(hash);
    }

    private readonly record struct Answerer(string? Model, string? Fingerprint);
}
