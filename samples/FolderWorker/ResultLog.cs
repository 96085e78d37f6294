using System.Text.Json;

namespace FolderWorker;

/// <summary>
/// A file of JSON lines, which is also the worker's memory of what is done. Each line is written whole by one call; a last line that a
/// crash cut off is removed, so its recording is done again. Callable from several threads; one process at a time can hold the file.
/// </summary>
internal sealed class ResultLog : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    // No line of this worker is nearly as long: a file without ends of lines is another's.
    private const int MostLineBytes = 1024 * 1024;

    // Except on Windows, a file that others may read while it grows can be written by others as well: this one is the worker's alone. It
    // stays when the worker ends, as taking it away could leave two workers with one each.
    private readonly FileStream _hold;
    private readonly FileStream _stream;
    private readonly Lock _lock = new();
    private HashSet<FileStamp> _done = [];

    /// <exception cref="IOException">The file cannot be opened, another worker writes it, or it holds something else.</exception>
    public ResultLog(string path)
    {
        _hold = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
            _done = Read(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Hands over the recordings that earlier runs answered; they are the caller's, and a second call finds none.</summary>
    public HashSet<FileStamp> TakeDone() => Interlocked.Exchange(ref _done, []);

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

    private HashSet<FileStamp> Read(string path)
    {
        HashSet<FileStamp> done = [];
        byte[] buffer = new byte[ChunkBytes];
        long whole = 0;
        int lines = 0, begun = 0;
        for (int read; (read = _stream.Read(buffer, begun, buffer.Length - begun)) > 0;)
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, begun + read);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                done.Add(StampOf(rest[..end], path, ++lines));
                whole += end + 1;
            }

            rest.CopyTo(buffer);
            begun = rest.Length;
            if (begun > MostLineBytes)
            {
                throw Strange(path, lines + 1);
            }

            if (begun == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }

        _stream.SetLength(whole);
        _stream.Position = whole;
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
            throw Strange(path, number, error);
        }
    }

    private static IOException Strange(string path, int number, JsonException? error = null) => new(
        $"Line {number} of '{path}' is no result of this worker; the file is left as it is. Give another Results.", error);
}
