using FolderWorker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FolderWorker.Tests;

public sealed class FolderScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task NewFilesAsync_FilesThatAreGone_AreForgotten()
    {
        HashSet<FileStamp> taken = [.. Enumerable.Range(0, 100).Select(i => new FileStamp($"gone {i}.wav", i, DateTime.UnixEpoch))];
        _folder.Write("here.wav", "sound");

        FolderFile found = await FirstAsync(Scan(), taken);

        Assert.Equal("here.wav", found.Stamp.File);
        Assert.Null(found.Trouble);
        Assert.Equal(found.Stamp, Assert.Single(taken));
    }

    [Fact]
    public void IsRecording_WithoutExtensions_TakesAllThatIsDecodedAndWithThemNothingElse()
    {
        Assert.All([".wav", ".WMA", ".oga", ".aif", ".3gp"], extension => Assert.True(new FolderOptions().IsRecording(extension)));
        Assert.False(new FolderOptions().IsRecording(".part"));
        Assert.Equal((true, false), (new FolderOptions { Extensions = [".rec"] }.IsRecording(".REC"), new FolderOptions { Extensions = [".rec"] }.IsRecording(".wav")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("away")]
    public async Task NewFilesAsync_FolderThatIsAwayForAWhile_ForgetsNothing(string folder)
    {
        HashSet<FileStamp> taken = [new("done.wav", 1, DateTime.UnixEpoch)];
        _stop.CancelAfter(TimeSpan.FromMilliseconds(300));

        await foreach (FolderFile file in Scan(folder).NewFilesAsync(taken, _stop.Token))
        {
            Assert.Fail($"{file.Stamp.File} is nowhere.");
        }

        Assert.Single(taken);
    }

    [Fact]
    public async Task OfferAgain_File_ComesWithItsTrouble()
    {
        FolderScan scan = Scan();
        _folder.Write("here.wav", "sound");
        List<FileTrouble?> troubles = [];

        await foreach (FolderFile file in scan.NewFilesAsync([], _stop.Token))
        {
            troubles.Add(file.Trouble);
            if (troubles.Count == 3)
            {
                break;
            }

            scan.OfferAgain(file.Stamp, new FileTrouble("busy", troubles.Count));
        }

        Assert.Equal((FileTrouble?[])[null, new FileTrouble("busy", 1), new FileTrouble("busy", 2)], troubles);
    }

    private async Task<FolderFile> FirstAsync(FolderScan scan, HashSet<FileStamp> taken)
    {
        await foreach (FolderFile file in scan.NewFilesAsync(taken, _stop.Token))
        {
            return file;
        }

        throw new InvalidOperationException("The search ended.");
    }

    private FolderScan Scan(string folder = "") => new(
        Options.Create(new FolderOptions { Folder = _folder.At(folder), Interval = TimeSpan.FromMilliseconds(10), Quiet = TimeSpan.Zero }),
        TimeProvider.System,
        NullLogger<FolderScan>.Instance);
}
