namespace SpeechEmotion.Training.Tests.Data;

public sealed class FeatureCacheTests : IDisposable
{
    private static readonly FeatureCacheKey Key = new("recipe", "content", FeatureCacheKey.Clean, "build");
    private static readonly FeatureMatrix Features = new(new float[] { 1, 2, float.NaN, -0.0f, 5, 6 }, 2, 3);

    private readonly string _folder = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void GetOrAdd_SecondTime_ReturnsTheSameBitsWithoutComputing()
    {
        new FeatureCache(_folder).GetOrAdd(Key, () => Features);

        FeatureMatrix found = new FeatureCache(_folder).GetOrAdd(Key, () => throw new InvalidOperationException("computed again"));

        Assert.Equal((2, 3), (found.FeatureCount, found.FrameCount));
        Assert.Equal(Bits(Features), Bits(found));
    }

    [Fact]
    public void GetOrAdd_AnyPartOfTheKeyDiffers_IsAnotherEntry()
    {
        FeatureCache cache = new(_folder);
        FeatureCacheKey[] keys =
        [
            Key, Key with { RecipeFingerprint = "x" }, Key with { ContentHash = "x" }, Key with { Variant = "x" }, Key with { LibraryBuild = "x" },
        ];

        Assert.All(keys, (key, index) => cache.GetOrAdd(key, () => new FeatureMatrix(new float[] { index }, 1, 1)));
        Assert.All(keys, (key, index) => Assert.Equal(index, cache.GetOrAdd(key, () => throw new InvalidOperationException("lost"))[0, 0]));
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("truncate")]
    [InlineData("empty")]
    [InlineData("lying size")]
    [InlineData("counts exchanged")]
    [InlineData("text")]
    public void GetOrAdd_DamagedEntry_IsComputedAgainAndRepaired(string damage)
    {
        FeatureCache cache = new(_folder);
        cache.GetOrAdd(Key, () => Features);
        string entry = Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        byte[] bytes = File.ReadAllBytes(entry);
        switch (damage)
        {
            case "flip": bytes[^1] ^= 1; break;
            case "truncate": bytes = bytes[..^4]; break;
            case "empty": bytes = []; break;
            case "lying size": bytes[40] = 200; break;
            case "counts exchanged": (bytes[40], bytes[44]) = (bytes[44], bytes[40]); break;
            default: bytes = "not a cache entry, but a text of some length, longer than a header is"u8.ToArray(); break;
        }

        File.WriteAllBytes(entry, bytes);
        int computed = 0;
        FeatureMatrix Compute()
        {
            computed++;
            return Features;
        }

        Assert.Equal(Bits(Features), Bits(cache.GetOrAdd(Key, Compute)));
        Assert.Equal(Bits(Features), Bits(cache.GetOrAdd(Key, Compute)));
        Assert.Equal(1, computed);
    }

    [Fact]
    public void GetOrAdd_ManyWritersOfOneEntry_AllGetItAndLeaveNoDrafts()
    {
        Parallel.For(0, 64, _ => Assert.Equal(Bits(Features), Bits(new FeatureCache(_folder).GetOrAdd(Key, () => Features))));

        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void GetOrAdd_ComputingFails_LeavesNothing()
    {
        FeatureCache cache = new(_folder);

        Assert.Throws<InvalidOperationException>(() => cache.GetOrAdd(Key, () => throw new InvalidOperationException()));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task GetOrAdd_FolderDeletedAtAnyTime_GoesOn()
    {
        string folder = Path.Combine(_folder, "cache"), gone = Path.Combine(_folder, "gone");
        FeatureCache cache = new(folder);
        using CancellationTokenSource enough = new();
        int written = 0;
        Task writer = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                cache.GetOrAdd(Key with { Variant = $"{written}" }, () => Features);
                Interlocked.Increment(ref written);
            }
        });

        // Moved away at once, and again only after another entry was written: one entry meets one deletion at most.
        for (int deletion = 0; deletion < 200 && !writer.IsCompleted; deletion++)
        {
            int before = Volatile.Read(ref written);
            SpinWait.SpinUntil(() => writer.IsCompleted || (Volatile.Read(ref written) > before && Directory.Exists(folder)));
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, $"{gone}{deletion}");
            }
        }

        await enough.CancelAsync();
        await writer;
    }

    [Fact]
    public void GetOrAdd_EntryThatMayNotBeRead_IsAMiss()
    {
        FeatureCache cache = new(_folder);
        cache.GetOrAdd(Key, () => Features);
        string entry = Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        File.Delete(entry);

        // A folder in an entry's place cannot be opened as a file by anybody, the administrator included.
        Directory.CreateDirectory(entry);
        bool computed = false;
        Exception? error = Record.Exception(() => cache.GetOrAdd(Key, () =>
        {
            computed = true;
            return Features;
        }));

        Assert.True(computed);
        Assert.True(error is IOException or UnauthorizedAccessException, $"{error}");
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private static int[] Bits(FeatureMatrix features) => [.. features.Values.ToArray().Select(BitConverter.SingleToInt32Bits)];
}
