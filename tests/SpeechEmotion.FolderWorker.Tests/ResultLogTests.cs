using System.Globalization;
using System.Text.Json;
using FolderWorker;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FolderWorker.Tests;

public sealed class ResultLogTests : IDisposable
{
    private static readonly DateTime Noon = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TakeDone_ManyLines_GivesEachOnce()
    {
        // Some lines cross the ends of what is read at a time, one is longer than that.
        List<FileStamp> expected = [.. Enumerable.Range(0, 2000).Select(i => new FileStamp($"call {i}.wav", i, Noon))];
        expected.Insert(1000, new FileStamp(new string('x', 100_000), 1, Noon));
        string path = _folder.At("results.jsonl");
        File.WriteAllLines(path, expected.Select(Line));
        string whole = File.ReadAllText(path);
        File.AppendAllText(path, Line(new FileStamp("cut off.wav", 1, Noon))[..20]);

        using ResultLog log = new(path);

        Assert.Equal(expected.OrderBy(stamp => stamp.File), log.TakeDone().OrderBy(stamp => stamp.File));
        Assert.Empty(log.TakeDone());
        log.Append(new FileResult("next.wav", 1, Noon));
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string after = reader.ReadToEnd();
        Assert.StartsWith(whole + "{\"file\":\"next.wav\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_MoreThanTwoGiBOfSomethingElse_SaysSoAndLeavesIt()
    {
        string path = _folder.At("results.jsonl");
        File.WriteAllText(path, Line(new FileStamp("a.wav", 1, Noon)) + "\n");
        const long Length = 3L << 30;
        using (FileStream stream = File.OpenWrite(path))
        {
            // Nothing is written: the disk holds the first line only.
            stream.SetLength(Length);
        }

        IOException error = Assert.Throws<IOException>(() => new ResultLog(path));

        Assert.Contains("Line 2 of", error.Message, StringComparison.Ordinal);
        Assert.Equal(Length, new FileInfo(path).Length);
    }

    private static string Line(FileStamp stamp) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"file\":{JsonSerializer.Serialize(stamp.File)},\"bytes\":{stamp.Bytes},\"modified\":{JsonSerializer.Serialize(stamp.Modified)}}}");
}
