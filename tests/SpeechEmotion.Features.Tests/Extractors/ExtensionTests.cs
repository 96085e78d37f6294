using SpeechEmotion.Features.Tests.Reference;

namespace SpeechEmotion.Features.Tests.Extractors;

/// <summary>A feature made outside the library, with the public types alone.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void Extract_CustomFeature_SharesTheSpectrumOfTheClip()
    {
        LoudestBinOptions custom = new();
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(), [custom, new RmsOptions(), custom], FeatureAggregation.None);
        AudioSignal chirp = ReferenceCases.Signal("chirp_22050");
        FeatureMatrix features = new FeaturePipeline(recipe).Extract(chirp);

        Assert.Equal(3, features.FeatureCount);
        Assert.Equal(features.Row(0).ToArray(), features.Row(2).ToArray());
        Assert.Equal((chirp.Samples.Length / 512) + 1, custom.Counter.Frames);
        Assert.Contains(features.Row(0).ToArray(), bin => bin > 0);
    }

    [Fact]
    public void Parse_CustomFeature_IsReadAndWrittenByItsType()
    {
        const string Json = """{"version":1,"audio":{},"stft":{},"features":[{"type":"rms"},{"type":"quiet_share","below":0.25}]}""";
        CustomFeature[] custom = [new("quiet_share", typeof(QuietShareOptions), QuietShareJson.Default)];
        FeatureRecipe recipe = FeatureRecipe.Parse(Json, custom);

        Assert.Equal(new QuietShareOptions(0.25), recipe.Features[1]);
        Assert.Equal(recipe.Fingerprint, FeatureRecipe.Parse(recipe.ToJson(), custom).Fingerprint);
        Assert.Contains("\"type\":\"quiet_share\",\"below\":0.25", recipe.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Equal(2, new FeaturePipeline(recipe).Extract(ReferenceCases.Signal("short500_22050")).FeatureCount);
        Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(Json));
        Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(Json.Replace("below", "above", StringComparison.Ordinal), custom));
        Assert.Throws<ArgumentException>(() => (recipe with { CustomFeatures = [] }).ToJson());
        Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(Json, [custom[0] with { Type = "rms" }]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Constructor_ExtractorWithOtherRowsThanNames_NamesTheFeature(int rows)
    {
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(), [new MiscountedOptions(rows), new RmsOptions()], FeatureAggregation.Mean);

        string message = Assert.Throws<ArgumentException>(() => new FeaturePipeline(recipe)).Message;

        Assert.Contains($"MiscountedOptions has 2 names (GetFeatureNames), but its extractor writes {rows} rows", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_SquareWave_CrossesTwiceAPeriod()
    {
        float[] square = [.. Enumerable.Range(0, 22_050).Select(i => i / 50 % 2 == 0 ? 0.5f : -0.5f)];
        double[] rate = [.. ReferenceCases.Frames(new AudioSignal(square, 22_050), new ZeroCrossingRateOptions())];
        Assert.All(rate[2..^3], r => Assert.Equal(1.0 / 50, r, 1.0 / 2048));
    }

    [Theory]
    [InlineData(2048, 512)]
    [InlineData(2048, 441)]
    [InlineData(1000, 250)]
    public void Extract_Rms_EqualsItsDefinition(int frameLength, int hop)
    {
        AudioSignal voice = ReferenceCases.Signal("voice_22050");
        double[] actual = [.. ReferenceCases.Frames(voice, new RmsOptions(frameLength), new StftOptions(2048, hop))];
        float[] y = voice.Samples.ToArray();
        for (int t = 0; t < actual.Length; t++)
        {
            double sum = 0;
            for (int n = (t * hop) - (frameLength / 2); n < (t * hop) + (frameLength / 2); n++)
            {
                sum += n >= 0 && n < y.Length ? (double)y[n] * y[n] : 0;
            }

            Assert.Equal(Math.Sqrt(sum / frameLength), actual[t], 1e-8);
        }
    }

    private sealed record MiscountedOptions(int Rows) : FeatureOptions
    {
        public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new Miscounted(Rows);

        public override IReadOnlyList<string> GetFeatureNames() => ["first", "second"];

        public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];
    }

    private sealed class Miscounted(int rows) : IFeatureExtractor
    {
        public int FeatureCount => rows;

        public void Extract(SignalAnalysis analysis, Span<float> destination) => destination.Clear();
    }

    private sealed class FrameCounter
    {
        public int Frames { get; set; }
    }

    private sealed record LoudestBinOptions : FeatureOptions
    {
        public FrameCounter Counter { get; } = new();

        public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new LoudestBin(stft, Counter);

        public override IReadOnlyList<string> GetFeatureNames() => ["loudest_bin"];

        public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];
    }

    private sealed class LoudestBin(StftOptions stft, FrameCounter counter) : IFeatureExtractor
    {
        private readonly Reducer _reducer = new(stft, counter);

        public int FeatureCount => 1;

        public IReadOnlyList<ISpectrumReducer> Reducers => [_reducer];

        public void Extract(SignalAnalysis analysis, Span<float> destination) => analysis.Reduce(_reducer).CopyTo(destination);
    }

    private sealed class Reducer(StftOptions stft, FrameCounter counter) : ISpectrumReducer
    {
        private readonly StftOptions _stft = stft;

        public int RowCount => 1;

        public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
        {
            counter.Frames += block.FrameCount;
            for (int frame = 0; frame < block.FrameCount; frame++)
            {
                int best = 0;
                for (int k = 1; k < _stft.BinCount; k++)
                {
                    best = block.Power[(k * SpectrumBlock.Lanes) + frame] > block.Power[(best * SpectrumBlock.Lanes) + frame] ? k : best;
                }

                destination[frame] = best;
            }
        }

        public override bool Equals(object? obj) => obj is Reducer other && _stft == other._stft;

        public override int GetHashCode() => _stft.GetHashCode();
    }
}
