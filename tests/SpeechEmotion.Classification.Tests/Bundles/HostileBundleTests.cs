using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace SpeechEmotion.Classification.Tests.Bundles;

/// <summary>Damaged, changed and malicious bundles: each is refused with the file it is about.</summary>
public sealed class HostileBundleTests
{
    private static readonly Lazy<byte[]> Sound = new(() => TestBundles.Zip(TestBundles.Small()));

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("probe.json")]
    [InlineData("MODEL_CARD.md")]
    [InlineData("LICENSE.txt")]
    public void Load_PartWithAnotherHash_NamesThePart(string part)
    {
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        files[part][^1] ^= 1;

        AssertRefused(ZipFiles.Pack(files), part, "SHA-256");
    }

    [Theory]
    [InlineData("MODEL_CARD.md")]
    [InlineData("LICENSE.txt")]
    public void Load_TextThatIsNoText_IsRefused(string part) =>
        AssertRefused(ZipFiles.WithPart(Sound.Value, part, [(byte)'a', 0xFF, 0xFE]), part, "UTF-8");

    [Theory]
    [InlineData("model.json")]
    [InlineData("weights.safetensors")]
    [InlineData("probe.json")]
    public void Load_PartMissing_NamesThePart(string part)
    {
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        files.Remove(part);

        AssertRefused(ZipFiles.Pack(files), part, "missing");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil")]
    [InlineData("..\\evil.txt")]
    [InlineData("sub/model.json")]
    [InlineData("run.sh")]
    public void Load_EntryThatIsNoPart_IsRefused(string name)
    {
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        files[name] = [1, 2, 3];

        AssertRefused(ZipFiles.Pack(files), "bundle", name);
    }

    [Fact]
    public void Load_PartTwiceInTheZip_IsRefused() =>
        AssertRefused(ZipFiles.Pack([.. ZipFiles.Unpack(Sound.Value), new("model.json", [])]), "model.json", "twice");

    [Theory]
    [InlineData("metrics")]
    [InlineData("labels")]
    public async Task Load_ListOfAMillionParts_IsRefusedAtOnce(string list)
    {
        JsonNode model = JsonNode.Parse(ZipFiles.Unpack(Sound.Value)["model.json"])!;
        model[list] = "?";
        string entries = string.Join(',', Enumerable.Repeat("{}", 1_000_000));
        MemoryStream bundle = ZipFiles.WithPart(Sound.Value, "model.json", Encoding.UTF8.GetBytes(model.ToJsonString().Replace("\"?\"", $"[{entries}]", StringComparison.Ordinal)));

        // Half a minute is a hundred times what it takes; walking through the list for each entry takes many.
        await Task.Run(() => AssertRefused(bundle, "model.json", list)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Load_CardThatUnpacksWithoutEnd_StopsAtTheLimit() =>
        AssertRefused(ZipFiles.WithPart(Sound.Value, "MODEL_CARD.md", new byte[64 << 20]), "MODEL_CARD.md", "more than 1048576 bytes");

    [Fact]
    public void Load_WeightsThatUnpackWithoutEnd_StopAtWhatTheNetworkNeeds()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        MemoryStream bomb = ZipFiles.WithPart(Sound.Value, "weights.safetensors", new byte[64 << 20]);
        long made = GC.GetAllocatedBytesForCurrentThread() - before;

        before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bomb, "weights.safetensors", "more than");

        Assert.True(made > 64 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void Load_TextInsteadOfZip_SaysSo() => AssertRefused(new MemoryStream("hello"u8.ToArray()), "bundle", "no zip file");

    [Fact]
    public void Load_EmptyStream_SaysSo() => AssertRefused(new MemoryStream(), "bundle", "no zip file");

    [Fact]
    public void Load_EveryTruncation_IsRefused()
    {
        for (int length = 0; length < Sound.Value.Length; length += 97)
        {
            Assert.Throws<ModelBundleException>(() => ModelBundle.Load(new MemoryStream(Sound.Value, 0, length)));
        }
    }

    [Fact]
    public void Load_RandomBytesChanged_IsRefusedOrHarmless()
    {
        Random random = new(3);
        for (int i = 0; i < 400; i++)
        {
            byte[] changed = (byte[])Sound.Value.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            changed[^(1 + random.Next(500))] = (byte)random.Next(256);
            try
            {
                // What loads in spite of it (an unused field of the zip changed) computes the same.
                Assert.True(ModelBundle.Load(new MemoryStream(changed)).Verify().IsValid);
            }
            catch (ModelBundleException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Load_NewerFormat_SaysWhichVersionReadsIt() => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest =>
        {
            manifest["formatVersion"] = 2;
            manifest["writtenBy"] = "SpeechEmotion 9.8.0";
            manifest["future"] = true;
        }),
        "model.json",
        "formatVersion is 2",
        "written by SpeechEmotion 9.8.0");

    [Fact]
    public void Load_ChangedRecipe_SaysTheFingerprintDiffers() => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest => manifest["recipe"]!["audio"]!["offset_seconds"] = 0.2), "model.json", "fingerprint");

    [Fact]
    public void Load_UnknownMemberThatCouldChangeNumbers_IsRefused()
    {
        AssertRefused(ZipFiles.WithManifest(Sound.Value, m => m["ensemble"] = 3), "model.json", "ensemble");
        AssertRefused(ZipFiles.WithManifest(Sound.Value, m => m["network"]!["scale"] = 3), "model.json", "scale");
        AssertRefused(ZipFiles.WithManifest(Sound.Value, m => m["calibration"]!["bias"] = 3), "model.json", "bias");
        AssertRefused(ZipFiles.WithManifest(Sound.Value, m => m["recipe"]!["audio"]!["gain"] = 3), "model.json", "gain");
    }

    [Theory]
    [InlineData("\"name\":", "name is given more than once")]
    [InlineData("\"seed\":", "training.seed is given more than once")]
    [InlineData("\"probe.json\":", "sha256 must be an object of texts")]
    [InlineData("\"stride\":", "network.layers[")]
    public void Load_MemberGivenTwice_IsRefused(string member, string expected)
    {
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        string manifest = Encoding.UTF8.GetString(files["model.json"]);
        int at = manifest.IndexOf(member, StringComparison.Ordinal);
        files["model.json"] = Encoding.UTF8.GetBytes(manifest.Insert(at, $"{member} 1,"));

        AssertRefused(ZipFiles.Pack(files), "model.json", expected);
    }

    [Fact]
    public void Load_UnknownDescriptiveMember_IsSkipped()
    {
        MemoryStream changed = ZipFiles.WithManifest(Sound.Value, manifest =>
        {
            manifest["training"]!["hardware"] = "a laptop";
            manifest["metrics"]![0]!["note"] = "new";
        });

        Assert.Equal(7, ModelBundle.Load(changed).Training!.Seed);
    }

    [Fact]
    public void Load_LabelsThatDoNotFit_SaysBothNumbers() => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest => manifest["labels"]!.AsArray().Add("bored")),
        "model.json",
        "labels has 5 entries but the network's last layer gives 4.");

    [Fact]
    public void Load_AbsurdNetwork_IsRefusedBeforeAnythingIsAllocated() => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest =>
        {
            JsonNode conv = manifest["network"]!["layers"]![0]!;
            conv["filters"] = 8192;
            conv["kernel"] = 4096;
        }),
        "model.json",
        "parameters");

    [Fact]
    public void Load_DeeplyNestedJson_IsRefused()
    {
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        files["model.json"] = Encoding.UTF8.GetBytes(new string('[', 100_000));

        AssertRefused(ZipFiles.Pack(files), "model.json", "depth");
    }

    [Fact]
    public void Load_TemperatureOutOfRange_IsRefused() => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest => manifest["calibration"]!["temperature"] = 0), "model.json", "Temperature");

    [Fact]
    public void Load_WeightsWithALyingHeader_AreRefused()
    {
        byte[] weights = ZipFiles.Unpack(Sound.Value)["weights.safetensors"];
        BinaryPrimitives.WriteUInt64LittleEndian(weights, ulong.MaxValue);

        AssertRefused(ZipFiles.WithPart(Sound.Value, "weights.safetensors", weights), "weights.safetensors", "header");
    }

    [Fact]
    public void Load_NaNInTheWeights_IsRefused()
    {
        byte[] weights = ZipFiles.Unpack(Sound.Value)["weights.safetensors"];
        int data = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(weights);
        BinaryPrimitives.WriteSingleLittleEndian(weights.AsSpan(data), float.NaN);

        AssertRefused(ZipFiles.WithPart(Sound.Value, "weights.safetensors", weights), "weights.safetensors", "finite");
    }

    [Fact]
    public void Verify_ProbeWithAnAbsurdClip_IsRefused()
    {
        JsonObject probe = JsonNode.Parse(ZipFiles.Unpack(Sound.Value)["probe.json"])!.AsObject();
        probe["seconds"] = 1e9;
        ModelBundle bundle = ModelBundle.Load(ZipFiles.WithPart(Sound.Value, "probe.json", Encoding.UTF8.GetBytes(probe.ToJsonString())));

        AssertRefused(() => bundle.Verify(), "probe.json", ["clip"]);
    }

    [Fact]
    public void Verify_ProbeAtAnotherRate_IsRefused()
    {
        JsonObject probe = JsonNode.Parse(ZipFiles.Unpack(Sound.Value)["probe.json"])!.AsObject();
        probe["sample_rate"] = 768_000;

        ModelBundle bundle = ModelBundle.Load(ZipFiles.WithPart(Sound.Value, "probe.json", Encoding.UTF8.GetBytes(probe.ToJsonString())));

        AssertRefused(() => bundle.Verify(), "probe.json", ["768000 Hz"]);
    }

    [Theory]
    [InlineData("\"writtenBy\"", "\"written\u008By\"", "UTF-8")]
    [InlineData("\"run\": null", "\"run\": [\"\\ud800\"]", "surrogate")]
    public void Load_TextThatIsNone_IsRefused(string text, string replacement, string expected)
    {
        // Latin-1, so that a letter beyond ASCII is a byte that UTF-8 does not allow there.
        Dictionary<string, byte[]> files = ZipFiles.Unpack(Sound.Value);
        string manifest = Encoding.Latin1.GetString(files["model.json"]);
        Assert.Contains(text, manifest, StringComparison.Ordinal);
        files["model.json"] = Encoding.Latin1.GetBytes(manifest.Replace(text, replacement, StringComparison.Ordinal));

        AssertRefused(ZipFiles.Pack(files), "model.json", expected);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("training.corpora")]
    [InlineData("training.augmentation")]
    [InlineData("training.speakers")]
    public void Load_ListThatHoldsNull_IsRefused(string list) => AssertRefused(
        ZipFiles.WithManifest(Sound.Value, manifest =>
        {
            string[] path = list.Split('.');
            JsonObject owner = path.Length == 1 ? manifest : manifest[path[0]]!.AsObject();
            owner[path[^1]]!.AsArray().Add(null);
        }),
        "model.json",
        list);

    [Fact]
    public void Load_DirectoryOfAHundredThousandEntries_IsNotReadWhole()
    {
        MemoryStream zip = ZipFiles.Pack(Enumerable.Range(0, 100_000).Select(i => new KeyValuePair<string, byte[]>($"{i:x}", [])));
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(zip, "bundle", "directory");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * zip.Length);
    }

    [Theory]
    [InlineData("{}", "seed is missing", "features is missing")]
    [InlineData("""{"seed":"one","features":[1,"x"]}""", "seed must be a whole number", "features must be a list of numbers")]
    [InlineData("[", "JSON")]
    public void Verify_ProbeThatIsNone_SaysWhatIsWrong(string probe, params string[] expected)
    {
        ModelBundle bundle = ModelBundle.Load(ZipFiles.WithPart(Sound.Value, "probe.json", Encoding.UTF8.GetBytes(probe)));

        AssertRefused(() => bundle.Verify(), "probe.json", expected);
    }

    private static void AssertRefused(Stream bundle, string part, params string[] expected) =>
        AssertRefused(() => ModelBundle.Load(bundle), part, expected);

    private static void AssertRefused(Func<object> read, string part, string[] expected)
    {
        ModelBundleException exception = Assert.Throws<ModelBundleException>(read);

        Assert.Equal(part, exception.Part);
        Assert.All(expected, text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
    }
}
