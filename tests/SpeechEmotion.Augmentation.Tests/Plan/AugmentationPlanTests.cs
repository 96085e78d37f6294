using System.Reflection;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation.Tests.Plan;

public sealed class AugmentationPlanTests
{
    public static TheoryData<string> BuiltIn => new("None", "Notebook", "OnTheFly");

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void ToJson_BuiltInPlan_ReadsBackEqual(string name)
    {
        AugmentationPlan plan = Get(name);
        AugmentationPlan read = AugmentationPlan.Parse(plan.ToJson());
        Assert.Equal(plan, read);
        Assert.Equal(plan.Fingerprint, read.Fingerprint);
        Assert.Equal(64, plan.Fingerprint.Length);
    }

    [Fact]
    public void Parse_EveryStepType_IsAccepted()
    {
        const string Json = """
            { "variants": [ { "name": "all", "steps": [
                { "type": "notebook_noise" },
                { "type": "noise", "snr_db": [5, 20], "color": "pink", "probability": 0.5 },
                { "type": "gain", "gain_db": [-6, 6] },
                { "type": "clipping", "threshold": 0.5 },
                { "type": "time_shift", "shift_seconds": [-0.1, 0.1], "fill": "zero" },
                { "type": "time_stretch", "rate": [0.8, 1.25] },
                { "type": "pitch_shift", "semitones": [-2, 2] },
                { "type": "speed", "factor": [0.9, 1.1] },
                { "type": "telephone", "codec": "narrowband" },
                { "type": "low_pass", "cutoff_hz": 4000 },
                { "type": "reverberation", "rt60_seconds": 0.3, "drr_db": [0, 10] },
                { "type": "one_of", "choices": [ { "type": "chain", "steps": [ { "type": "gain", "gain_db": 3 } ] } ] },
                { "type": "babble", "snr_db": 10, "min_talkers": 2, "max_talkers": 4 },
                { "type": "recorded_noise", "snr_db": 10 },
                { "type": "concatenation", "gap_seconds": 0.1 },
                { "type": "hum", "snr_db": [10, 30], "mains_hz": 50, "harmonics": 4 },
                { "type": "excerpt", "seconds": 1 } ] } ],
              "feature_steps": [
                { "type": "time_mask", "count": 2, "max_fraction": 0.1 },
                { "type": "frequency_mask", "count": 2, "max_fraction": 0.1, "fill": "zero" },
                { "type": "band_shift", "max_bands": 3 },
                { "type": "time_scale", "factor": [0.9, 1.1], "probability": 0.25 } ] }
            """;
        AugmentationPlan plan = AugmentationPlan.Parse(Json);
        AugmentationVariant variant = Assert.Single(plan.Variants);
        Assert.Equal(new NoiseOptions((5, 20), NoiseColor.Pink, 0.5), variant.Steps[1]);
        Assert.Equal(new BabbleOptions(10, 2, 4), variant.Steps[12]);
        Assert.Equal(new HumOptions((10, 30), 50, 4), variant.Steps[15]);
        Assert.Equal(new TimeScaleOptions((0.9, 1.1), 0.25), plan.FeatureSteps![3]);
        Assert.Equal(plan, AugmentationPlan.Parse(plan.ToJson()));
        Assert.All(TypesOf<AugmentationOptions>(), type => Assert.Contains($"\"type\": \"{type}\"", Json, StringComparison.Ordinal));
        Assert.All(TypesOf<FeatureAugmentationOptions>(), type => Assert.Contains($"\"type\": \"{type}\"", Json, StringComparison.Ordinal));

        static IEnumerable<object?> TypesOf<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => derived.TypeDiscriminator);
    }

    [Fact]
    public void ToJson_VariantOnTheRecording_SaysSoAndOthersDoNot()
    {
        AugmentationPlan plan = new([new("clean", []), new("gain", [new GainOptions(6)], OnRecording: true)]);
        string json = plan.ToJson(indented: false);

        Assert.Equal(plan, AugmentationPlan.Parse(json));
        Assert.Single(json.Split("\"on_recording\":true").Skip(1));
        Assert.DoesNotContain("\"on_recording\":false", json, StringComparison.Ordinal);
        Assert.NotEqual(plan.Fingerprint, (plan with { Variants = [plan.Variants[0], plan.Variants[1] with { OnRecording = false }] }).Fingerprint);
    }

    [Fact]
    public void Validate_StepsThatAreNoList_AreRefusedInWords()
    {
        AugmentationPlan none = new([new AugmentationVariant("a", null!)]), hole = new([new AugmentationVariant("a", [null!])]);
        Assert.Contains("Steps (steps) must be a list that holds no null.", Assert.Single(none.GetErrors()), StringComparison.Ordinal);
        Assert.Contains("Steps (steps) must be a list that holds no null.", Assert.Single(hole.GetErrors()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "gain", "gain_db": 1, "loud": 2 } ] } ] }""", "loud")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "gain" } ] } ] }""", "gain_db")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "echo" } ] } ] }""", "echo")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "gain_db": 1 } ] } ] }""", "type")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "gain", "gain_db": [1] } ] } ] }""", "range")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "gain", "gain_db": [1, 2, 3] } ] } ] }""", "range")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ { "type": "noise", "snr_db": 1, "color": 1 } ] } ] }""", "color")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [] } ], "variants": [] }""", "variants")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [ null ] } ] }""", "null")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [] } ], "feature_steps": [ null ] }""", "feature_steps")]
    [InlineData("""{ "variants": [] }""", "variants")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [] } ], "version": 2 }""", "version 2")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [] }, { "name": "a", "steps": [] } ] }""", "different names")]
    [InlineData("""{ "variants": [ { "name": "a", "steps": [], "weight": 0 } ] }""", "weight 0")]
    [InlineData("null", "null")]
    [InlineData("{", "cannot be read")]
    public void Parse_WrongPlan_IsRefusedWithTheReason(string json, string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(json));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralFaults_AreAllNamed()
    {
        const string Json = """
            { "variants": [ { "name": "a", "steps": [ { "type": "gain", "gain_db": 500 },
                { "type": "one_of", "choices": [ { "type": "speed", "factor": 9 } ] } ] } ],
              "feature_steps": [ { "type": "time_mask", "count": 0, "max_fraction": 0.1 } ] }
            """;
        string message = Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(Json)).Message;
        Assert.Contains("Variant 'a': GainDecibels (gain_db) must be a number or a range between -120 and 120; it was 500.", message, StringComparison.Ordinal);
        Assert.Contains("Variant 'a': Factor (factor) must be a number or a range between 0.25 and 4; it was 9.", message, StringComparison.Ordinal);
        Assert.Contains("Count (count) must be between 1 and 100; it was 0.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateVariants_Notebook_IsCleanNoiseAndStretchThenPitch()
    {
        AudioSignal clip = TestSignals.Sine(440, sampleRate: 22_050);
        AudioSignal[] variants = [.. AugmentationPlan.Notebook.CreateVariants().Select(variant => variant.Augment(clip, new Random(5)))];
        Assert.Equal(["clean", "noise", "stretch_pitch"], AugmentationPlan.Notebook.Variants.Select(variant => variant.Name));
        Assert.Same(clip, variants[0]);
        Assert.Equal(
            new NotebookNoiseAugmenter(new NotebookNoiseOptions()).Augment(clip, new Random(5)).Samples.ToArray(), variants[1].Samples.ToArray());
        Assert.Equal(
            PitchShift.Apply(TimeStretch.Apply(clip, 0.8), 1).Samples.ToArray(), variants[2].Samples.ToArray());
    }

    [Fact]
    public void CreateAugmenter_Weights_ChooseTheVariants()
    {
        AugmentationPlan plan = new(
            [new("clean", [], 3), new("loud", [new GainOptions(20)], 1)]);
        IAugmenter augmenter = plan.CreateAugmenter();
        Random random = new(6);
        AudioSignal clip = TestSignals.Of(1);
        int loud = Enumerable.Range(0, 2000).Count(_ => augmenter.Augment(clip, random).Samples.Span[0] > 9);
        Assert.Equal(0.25, loud / 2000.0, 0.05);
    }

    [Fact]
    public void CreateAugmenter_OnTheFly_IsRepeatableAndKeepsTheRate()
    {
        AudioSignal clip = TestSignals.Sine(220, seconds: 0.5);
        IAugmenter augmenter = AugmentationPlan.OnTheFly.CreateAugmenter();
        for (int seed = 0; seed < 20; seed++)
        {
            AudioSignal first = augmenter.Augment(clip, new Random(seed));
            Assert.Equal(first.Samples.ToArray(), augmenter.Augment(clip, new Random(seed)).Samples.ToArray());
            Assert.Equal(clip.SampleRate, first.SampleRate);
            Assert.All(first.Samples.ToArray(), sample => Assert.True(float.IsFinite(sample)));
        }
    }

    [Fact]
    public void CreateVariants_MissingSources_SaysWhatIsNeeded()
    {
        AugmentationPlan plan = new([new("babble", [new BabbleOptions(10)])]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => plan.CreateVariants());
        Assert.Contains("AugmentationSources.Speech", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateFeatureAugmenter_WithoutSteps_ReturnsTheFeatures()
    {
        FeatureMatrix features = new(new float[] { 1, 2 }, 1, 2);
        Assert.Same(features, AugmentationPlan.Notebook.CreateFeatureAugmenter().Augment(features, new Random(1)));
    }

    [Fact]
    public void Parse_ReadmeExample_IsAccepted()
    {
        string readme = File.ReadAllText(TestKit.RepositoryFiles.At("src", "SpeechEmotion.Augmentation", "README.md"));
        string json = readme.Split("```json")[1].Split("```")[0];
        Assert.Equal(["clean", "noisy call"], AugmentationPlan.Parse(json).Variants.Select(variant => variant.Name));
    }

    private static AugmentationPlan Get(string name) => name switch
    {
        "None" => AugmentationPlan.None,
        "Notebook" => AugmentationPlan.Notebook,
        _ => AugmentationPlan.OnTheFly,
    };
}
