using System.Diagnostics;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Output;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Failing_LeavesWhatWasThereAndNothingElse()
    {
        string file = _folder.Write("page.html", "old");
        await Assert.ThrowsAsync<IOException>(() => OutputFile.WriteAsync(file, async output =>
        {
            await output.WriteAsync("half");
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task WriteAsync_OverALink_WritesWhatItPointsToAndKeepsWhoMayReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string file = _folder.Write("monday.html", "old");
        string link = _folder.At("latest.html");
        File.CreateSymbolicLink(link, "monday.html");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await OutputFile.WriteAsync(link, "new");
        Assert.Equal("new", await File.ReadAllTextAsync(file));
        Assert.Equal("monday.html", new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Writable_FileThatMayNotBeChanged_IsRefusedBeforeTheWork()
    {
        string file = _folder.Write("page.html", "old");
        using FileStream held = new(file, FileMode.Open, FileAccess.Read, FileShare.None);

        Assert.Contains("cannot be written", Assert.Throws<UsageException>(() => OutputFile.Writable(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writable_LinkToAPlaceThatIsNotThere_IsRefusedBeforeTheWork()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string link = _folder.At("latest.html");
        File.CreateSymbolicLink(link, "absent/monday.html");

        Assert.Contains("there is no folder", Assert.Throws<UsageException>(() => OutputFile.Writable(link)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_OfResults_IsAFolderOrCanBecomeOne()
    {
        string file = _folder.Write("file", "old"), made = _folder.At("kept", "models");

        Assert.Equal(made, OutputFile.Folder("--models", made));
        Assert.False(Directory.Exists(made));
        Assert.Contains("--models takes a folder", Assert.Throws<UsageException>(() => OutputFile.Folder("--models", file)).Message, StringComparison.Ordinal);
        Assert.Contains("is a file", Assert.Throws<UsageException>(() => OutputFile.Folder("--models", Path.Combine(file, "below"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_LinkNamedFromHere_LeadsWhereItLies()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string link = $"{Guid.NewGuid():N}.html", target = $"monday-{link}";
        File.CreateSymbolicLink(Path.Combine(Environment.CurrentDirectory, link), target);
        try
        {
            Assert.Equal(Path.Combine(Environment.CurrentDirectory, target), OutputFile.Place(link));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public async Task WriteAsync_ToAPipe_IsReadAtItsOtherEnd()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string pipe = _folder.At("pipe");
        await Process.Start("mkfifo", [pipe]).WaitForExitAsync();
        Task<string> reading = Task.Run(() => File.ReadAllText(pipe));
        await OutputFile.WriteAsync(pipe, "text");
        Assert.Equal("text", await reading.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal([pipe], Directory.GetFiles(_folder.Path));
    }
}
