using SpeechEmotion.TestKit;

namespace SpeechEmotion.Classification.Tests.Bundles;

/// <summary>Saving that fails half-way leaves what was there.</summary>
public sealed class AtomicFileTests
{
    [Fact]
    public void Write_FailingHalfWay_LeavesTheOldFileAndNoDraft()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "file");
        File.WriteAllText(path, "old");

        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the n"u8);
            stream.Flush();
            throw new IOException("No space left on device");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Save_UnderAFolderThatIsAFile_LeavesNoDraft()
    {
        using TemporaryFolder folder = new();
        string path = Directory.CreateDirectory(Path.Combine(folder.Path, "model.semodel")).FullName;

        Assert.ThrowsAny<Exception>(() => TestBundles.Small().Save(path));

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [SmallDiskFact]
    public void Save_DiskFull_LeavesTheOldModelWhole()
    {
        using SmallDisk disk = new(kibibytes: 256);
        string path = Path.Combine(disk.Path, "model.semodel");
        TestBundles.Small().Save(path);
        disk.Fill();

        Assert.Throws<IOException>(() => (TestBundles.Small() with { Name = "new" }).Save(path));

        Assert.Equal("small", ModelBundle.Load(path).Name);
        Assert.True(ModelBundle.Load(path).Verify().IsValid);
        Assert.Equal(2, Directory.GetFiles(disk.Path).Length);
    }

    [SmallDiskFact]
    public void Save_DiskFullForAFolder_LeavesTheOldModelWhole()
    {
        using SmallDisk disk = new(kibibytes: 256);
        string path = Path.Combine(disk.Path, "model");
        TestBundles.Small().Save(path);
        disk.Fill();

        Assert.Throws<IOException>(() => (TestBundles.Small() with { Name = "new" }).Save(path));

        Assert.Equal("small", ModelBundle.Load(path).Name);
    }
}
