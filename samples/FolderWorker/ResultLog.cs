using System.Text.Json;

namespace FolderWorker;

/// <summary>
/// A file of JSON lines, which is also the worker's memory of what is done. Each line is written whole by one call; a last line that a
/// crash cut off is removed, so its recording is done again. Callable from several threads; one process at a time can hold the file.
/// </summary>
internal sealed class ResultLog : IDisposable
{
    // Except on Windows, a file that others may read while it grows can be written by others as well: this one is the worker's alone. It
    // stays when the worker ends, as taking it away could leave two workers with one each.
    private readonly FileStream _hold;
    private readonly FileStream _stream;
    private readonly Lock _lock = new();

    /// <exception cref="IOException">The file cannot be opened, another worker writes it, or it holds something else.</exception>
    public ResultLog(string path)
    {
        _hold = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
            Done = Read(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the recordings that earlier runs answered.</summary>
    public IReadOnlyList<FileStamp> Done { get; }

    /// <summary>Adds a line; when this returns, the system has it.</summary>
    public void Append(FileResult result)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(result, WorkerJson.Default.FileResult), (byte)'\n'];
        lock (_lock)
        {
            _stream.Write(line);
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _hold.Dispose();
    }

    private List<FileStamp> Read(string path)
    {
        List<FileStamp> done = [];
        byte[] bytes = new byte[_stream.Length];
        _stream.ReadExactly(bytes);
        ReadOnlySpan<byte> rest = bytes;
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            done.Add(StampOf(rest[..end], path, done.Count + 1));
        }

        _stream.SetLength(bytes.Length - rest.Length);
        _stream.Position = _stream.Length;
        return done;
    }

    private static FileStamp StampOf(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, WorkerJson.Default.FileStamp) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw new IOException(
                $"Line {number} of '{path}' is no result of this worker; the file is left as it is. Give another Results.", error);
        }
    }
}
