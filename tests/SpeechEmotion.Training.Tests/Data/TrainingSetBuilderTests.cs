using System.Text.Json.Serialization.Metadata;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Data;

public sealed class TrainingSetBuilderTests : IDisposable
{
    private static readonly string[] Labels = ["angry", "happy", "sad"];
    private static readonly AugmentationPlan Noisy = new([new("clean", []), new("noise", [new NotebookNoiseOptions()])]);

    private readonly SyntheticCorpus _corpus = new(actors: 3, clips: 1);

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void Build_CleanClips_GivesWhatThePipelineGives()
    {
        Utterance[] clips = _corpus.Utterances;

        TrainingSet set = new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build(clips);

        Assert.Equal(
            clips.Select(clip => (Array.IndexOf(Labels, clip.Emotion), clip.SpeakerKey, clip.Path)),
            set.Examples.Select(example => (example.Label, example.SpeakerKey, example.Id)));
        FeatureMatrix expected = new FeaturePipeline(SyntheticCorpus.Recipe).Extract(new SpeechEmotion.Audio.AudioReader().ReadFile(clips[4].Path));
        Assert.Equal(expected.Values.ToArray(), set.Examples[4].Features.Values.ToArray());
    }

    [Fact]
    public void Build_VariantsBeforehand_FollowTheirClipAndShareItsId()
    {
        Utterance[] clips = _corpus.Utterances;

        TrainingSet set = new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = Noisy }.Build(clips);

        Assert.Equal(2 * clips.Length, set.Examples.Count);
        Assert.Equal(set.Examples[0].Id, set.Examples[1].Id);
        Assert.NotEqual(set.Examples[0].Features.Values.ToArray(), set.Examples[1].Features.Values.ToArray());
        Assert.Null(set.Source);
    }

    [Fact]
    public void Build_VariantOnTheRecording_IsChangedBeforeThatIsPrepared()
    {
        // The recipe looks at the second half of the clip.
        FeaturePipeline pipeline = new(SyntheticCorpus.Recipe with { Audio = SyntheticCorpus.Recipe.Audio with { OffsetSeconds = 0.125 } });
        GainOptions louder = new(6);
        SpeedOptions faster = new(1.5);
        AugmentationPlan plan = new(
            [
                new("gain", [louder]), new("gain on the recording", [louder], OnRecording: true),
                new("speed", [faster]), new("speed on the recording", [faster], OnRecording: true),
            ]);
        Utterance clip = _corpus.Utterances[0];

        float[][] values = [.. new TrainingSetBuilder(new ClipFeatureReader(pipeline), Labels) { Augmentation = plan }.Build([clip])
            .Examples.Select(example => example.Features.Values.ToArray())];

        // Level is the same wherever it changes; a faster recording is cut elsewhere.
        Assert.Equal(values[0], values[1]);
        Assert.NotEqual(values[2], values[3]);
        AudioSignal recording = new SpeechEmotion.Audio.AudioReader().ReadFile(clip.Path);
        AudioSignal changed = plan.Variants[1].CreateAugmenter(AugmentationSources.None).Augment(recording, new Random(0));
        Assert.Equal(pipeline.Extract(changed).Values.ToArray(), values[1]);
    }

    [Fact]
    public void Build_VariantOnTheRecordingAnewEachEpoch_IsRefusedInWords()
    {
        TrainingSetBuilder builder = new(SyntheticCorpus.Reader(), Labels)
        {
            Augmentation = new([new("gain", [new GainOptions(6)], OnRecording: true)]),
            Timing = AugmentationTiming.EachEpoch,
        };
        Assert.Contains("(on_recording) are made beforehand", Assert.Throws<ArgumentException>(() => builder.Build(_corpus.Utterances)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SeededVariants_DependOnTheSeedAndNotOnTheOrder()
    {
        Utterance[] clips = _corpus.Utterances;
        float[] Noise(int seed, IEnumerable<Utterance> order) =>
            new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = Noisy, Seed = seed }.Build([.. order])
                .Examples.Where(example => example.Id == clips[0].Path).ElementAt(1).Features.Values.ToArray();

        Assert.Equal(Noise(1, clips), Noise(1, clips.Reverse()));
        Assert.NotEqual(Noise(1, clips), Noise(2, clips));
    }

    [Fact]
    public void Build_EachEpoch_MakesOneCleanExampleAndChangesItAnewFromTheGeneratorAlone()
    {
        TrainingSetBuilder builder = new(SyntheticCorpus.Reader(), Labels)
        {
            Augmentation = Noisy with { Variants = [Noisy.Variants[1]] },
            Timing = AugmentationTiming.EachEpoch,
        };
        TrainingSet set = builder.Build(_corpus.Utterances);

        float[] Changed(int seed) => set.Source!.CreateFeatures(2, 1, new Random(seed)).Values.ToArray();

        Assert.Equal(9, set.Examples.Count);
        Assert.Equal(Changed(5), Changed(5));
        Assert.NotEqual(Changed(5), Changed(6));
        Assert.NotEqual(set.Examples[2].Features.Values.ToArray(), Changed(5));
    }

    [Fact]
    public void Build_VariantsBeforehandWithFeatureSteps_TakesTheStepsAnewInEveryEpoch()
    {
        AugmentationPlan plan = Noisy with { FeatureSteps = [new FrequencyMaskOptions(2, 0.6, MaskFill.Zero)] };
        TrainingSet set = new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = plan }.Build(_corpus.Utterances);

        float[] Changed(int example, int seed) => set.Source!.CreateFeatures(example, 1, new Random(seed)).Values.ToArray();
        float[] Kept(int example) => set.Examples[example].Features.Values.ToArray();

        Assert.Equal(18, set.Examples.Count);
        // Example 1 is the noisy variant of the first clip: what the steps leave alone must be its own numbers, not the clean clip's.
        Assert.NotEqual(Kept(1), Changed(1, 5));
        Assert.Equal(Changed(1, 5), Changed(1, 5));
        Assert.NotEqual(Changed(1, 5), Changed(1, 6));
        Assert.All(Changed(1, 5).Intersect(Kept(1)), value => Assert.DoesNotContain(value, Kept(0)));
        Assert.NotEmpty(Changed(1, 5).Intersect(Kept(1)));
    }

    [Fact]
    public void Build_CancelledOnTheWay_EndsWithTheClipsUnderWay()
    {
        using CancellationTokenSource source = new();
        int done = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build(
            [.. Enumerable.Range(0, 100).SelectMany(_ => _corpus.Utterances)],
            new Relay<PreparationProgress>(_ =>
            {
                // Whoever comes second waits until the first has told everybody, however busy the machine is.
                lock (source)
                {
                    source.Cancel();
                    done++;
                }
            }),
            source.Token));
        Assert.InRange(done, 1, 100);
    }

    [Fact]
    public void Build_PlanThatMixesClipsIn_TakesThemFromTheUtterancesGiven()
    {
        AugmentationPlan babble = new([new("babble", [new BabbleOptions((5, 10))])]);
        Utterance clip = _corpus.Utterances[0];
        float[] First(IEnumerable<Utterance> others) => new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = babble }
            .Build([clip, .. others]).Examples[0].Features.Values.ToArray();

        float[] low = First(_corpus.Utterances.Where(other => other.Emotion == clip.Emotion).Skip(1));

        Assert.NotEqual(new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build([clip]).Examples[0].Features.Values.ToArray(), low);
        Assert.NotEqual(low, First(_corpus.Utterances.Where(other => other.Emotion != clip.Emotion)));
        Assert.Equal(low, First(_corpus.Utterances.Where(other => other.Emotion == clip.Emotion).Skip(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CreateFeatures_ClipThatTheStepsSpoil_IsNamed(bool empties)
    {
        TrainingSetBuilder builder = new(SyntheticCorpus.Reader(), Labels)
        {
            Augmentation = new([new("spoilt", [new SpoilingOptions(empties)])])
            {
                CustomSteps = [new("spoiling", typeof(SpoilingOptions), new DefaultJsonTypeInfoResolver())],
            },
            Timing = AugmentationTiming.EachEpoch,
        };
        TrainingSet set = builder.Build(_corpus.Utterances);

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => set.Source!.CreateFeatures(4, 1, new Random(1)));

        Assert.StartsWith($"{set.Examples[4].Id}: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Message.Split(set.Examples[4].Id).Length - 1);
    }

    [Theory]
    [InlineData(AugmentationTiming.Beforehand)]
    [InlineData(AugmentationTiming.EachEpoch)]
    public void Build_PlanThatCannotBeMade_IsRefusedBeforeAnyClipIsRead(AugmentationTiming timing)
    {
        Utterance[] absent = [.. _corpus.Utterances.Select(clip => clip with { Path = clip.Path + ".absent" })];
        string Refusal(AugmentationPlan plan) => Assert.Throws<ArgumentException>(
            () => new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = plan, Timing = timing }.Build(absent)).Message;

        Assert.Contains("Count (count)", Refusal(AugmentationPlan.None with { FeatureSteps = [new FrequencyMaskOptions(0, 0.1)] }), StringComparison.Ordinal);
        Assert.Contains("Semitones", Refusal(new([new("high", [new PitchShiftOptions(99)])])), StringComparison.Ordinal);
        Assert.Contains("(CustomSteps)", Refusal(new([new("echo", [new FirstSpeechOptions()])])), StringComparison.Ordinal);
        Assert.Contains("Recorded noise needs", Refusal(new([new("noisy", [new RecordedNoiseOptions(0)])])), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_StepFromOutsideThatNeedsSpeech_GetsIt()
    {
        AugmentationPlan plan = new([new("echo", [new ChainOptions([new FirstSpeechOptions()])])])
        {
            CustomSteps = [new("first_speech", typeof(FirstSpeechOptions), new DefaultJsonTypeInfoResolver())],
        };
        Utterance[] one = [.. _corpus.Utterances.Where(clip => clip.Emotion == "sad").Take(1)];

        TrainingSet set = new TrainingSetBuilder(SyntheticCorpus.Reader(), ["happy", "sad"]) { Augmentation = plan }.Build(one);

        TrainingSet plain = new TrainingSetBuilder(SyntheticCorpus.Reader(), ["happy", "sad"]).Build(one);
        Assert.Equal(plain.Examples[0].Features.Values.ToArray(), set.Examples[0].Features.Values.ToArray());
    }

    [Fact]
    public void Build_PlanThatMixesClipsIn_GivesTheSameWhereverTheCorpusLies()
    {
        using SyntheticCorpus elsewhere = new(actors: 3, clips: 1);
        AugmentationPlan joined = new([new("joined", [new ChainOptions([new BabbleOptions((5, 10)), new ConcatenationOptions((0.1, 0.2))])])]);
        float[] Values(SyntheticCorpus corpus) =>
            [.. new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = joined }.Build(corpus.Utterances)
                .Examples.SelectMany(example => example.Features.Values.ToArray())];

        Assert.Equal(Values(_corpus), Values(elsewhere));
    }

    [Theory]
    [InlineData(AugmentationTiming.Beforehand)]
    [InlineData(AugmentationTiming.EachEpoch)]
    public void Build_LabelWithoutClips_NeedsNoClipToJoin(AugmentationTiming timing)
    {
        AugmentationPlan joined = new([new("joined", [new ConcatenationOptions((0.1, 0.2))])]);
        TrainingSetBuilder builder = new(SyntheticCorpus.Reader(), [.. Labels, "surprise"]) { Augmentation = joined, Timing = timing };

        TrainingSet set = builder.Build(_corpus.Utterances);

        Assert.Equal(9, set.Examples.Count);
        Assert.True(set.Source is null || set.Source.CreateFeatures(0, 1, new Random(1)).FrameCount == 1);
    }

    [Fact]
    public void Build_RecordedNoise_IsThatOfTheFilesNamed()
    {
        AugmentationPlan noisy = new([new("noisy", [new RecordedNoiseOptions((0, 0))])]);
        Utterance[] clips = [.. _corpus.Utterances.Take(3)];
        float[] Values(params string[] files) =>
            [.. new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels) { Augmentation = noisy, NoiseFiles = files }.Build(clips)
                .Examples.SelectMany(example => example.Features.Values.ToArray())];

        Assert.Equal(Values(_corpus.Utterances[5].Path), Values(_corpus.Utterances[5].Path));
        Assert.NotEqual(Values(_corpus.Utterances[5].Path), Values(_corpus.Utterances[7].Path));
        Assert.Contains("Recorded noise needs", Assert.Throws<ArgumentException>(() => Values()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithCache_GivesTheSameNumbersFromTheCache()
    {
        string folder = Directory.CreateTempSubdirectory("speech-emotion-").FullName;
        try
        {
            TrainingSet Build() => new TrainingSetBuilder(SyntheticCorpus.Reader(new(folder)), Labels) { Augmentation = Noisy }.Build(_corpus.Utterances);
            TrainingSet first = Build();
            Assert.Equal(18, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);

            Assert.Equal(
                first.Examples.SelectMany(example => example.Features.Values.ToArray()),
                Build().Examples.SelectMany(example => example.Features.Values.ToArray()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Build_UnreadableRecording_NamesIt()
    {
        File.WriteAllText(Path.Combine(_corpus.Folder, "03-01-03-01-01-01-20.wav"), "text");

        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build(_corpus.Utterances));

        Assert.Contains("03-01-03-01-01-01-20.wav", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_UnknownEmotion_IsRefusedByName() => Assert.Contains(
        "'angry' is not one of the labels",
        Assert.Throws<ArgumentException>(() => new TrainingSetBuilder(SyntheticCorpus.Reader(), ["happy", "sad"]).Build(_corpus.Utterances)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Build_Cancelled_Ends()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build(_corpus.Utterances, cancellationToken: source.Token));
    }

    [Fact]
    public void Build_Progress_CountsEveryClipOnce()
    {
        List<int> done = [];
        new TrainingSetBuilder(SyntheticCorpus.Reader(), Labels).Build(_corpus.Utterances, new Relay<PreparationProgress>(value =>
        {
            lock (done)
            {
                done.Add(value.Done);
            }
        }));

        Assert.Equal(Enumerable.Range(1, 9), done.Order());
    }
}
