using System.Text.Json.Serialization.Metadata;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Training.Tests.Data;

namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class CrossValidationTests : IDisposable
{
    private static readonly CrossValidationOptions Quick = new()
    {
        Training = new() { Epochs = 30, BatchSize = 8, Optimizer = new() { LearningRate = 0.05 }, Schedule = new ConstantSchedule(), Threads = 1 },
        ValidationSpeakers = 1,
        Evaluation = new() { BootstrapResamples = 100 },
    };

    private readonly SyntheticCorpus _corpus = new();
    private readonly SpyTrainer _spy = new(new ManagedTrainer(SyntheticCorpus.Network));

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void Run_SpeakerFolds_LearnsAndKeepsSpeakersApart()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 3, seed: 0);

        CrossValidationResult result = Driver().Run(folds, Quick with { Seeds = [0, 1] });

        Assert.Equal(6, result.Folds.Count);
        Assert.True(result.UnweightedAverageRecall.Mean > 0.95, $"UAR {result.UnweightedAverageRecall.Mean}");
        Assert.Equal((72, 36, false), (result.Overall.Clips, result.Overall.DistinctClips, result.SpeakersOverlap));
        Assert.Contains("clips: 36, each judged by 2 seeds; counts of clips are of the 72 answers", result.ToReport("t").ToText(), StringComparison.Ordinal);
        Assert.Equal(36, result.Overall.ToMetrics("p", result.Labels).Clips);
        Assert.All(_spy.Runs.Zip(result.Folds), run =>
        {
            string[] tested = [.. run.Second.Predictions.Select(clip => clip.SpeakerKey).Distinct()];
            Assert.Empty(Speakers(run.First.Training).Intersect(tested));
            Assert.Empty(Speakers(run.First.Validation).Intersect(tested));
            Assert.Empty(Speakers(run.First.Training).Intersect(Speakers(run.First.Validation)));
        });
        Assert.Equal([0UL, 0UL, 0UL, 1UL, 1UL, 1UL], _spy.Runs.Select(run => run.Options.Seed));
    }

    [Fact]
    public void Run_ALaterFoldThatHasTooFewSpeakers_IsRefusedBeforeTheFirstIsTrained()
    {
        FoldSet folds = SpeakerFolds.FromJson(
            """
            { "protocol": "mine", "folds": [ { "name": "wide", "test": ["ravdess/01"] },
              { "name": "narrow", "test": ["ravdess/02"], "training": ["ravdess/03", "ravdess/04"] } ] }
            """, _corpus.Utterances);

        ArgumentException error = Assert.Throws<ArgumentException>(() => Driver().Run(folds, Quick with { ValidationSpeakers = 2 }));

        Assert.StartsWith("'narrow': The number of validation speakers must be between 1 and 1", error.Message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameAnswers()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, seed: 0);
        float[] Answers() => [.. Driver().Run(folds, Quick).Folds.SelectMany(fold => fold.Predictions).SelectMany(clip => clip.Probabilities)];

        Assert.Equal(Answers(), Answers());
    }

    [Fact]
    public void Run_Augmentation_ChangesTrainingClipsOnly()
    {
        AugmentationPlan plan = new([new("clean", []), new("noise", [new NotebookNoiseOptions()])]);

        CrossValidationResult result = Driver().Run(SpeakerFolds.Grouped(_corpus.Utterances, 3, 0), Quick with { Augmentation = plan });

        Assert.All(_spy.Runs, run => Assert.Equal((2 * 18, 6), (run.Training.Examples.Count, run.Validation.Examples.Count)));
        Assert.Equal(36, result.Overall.Clips);
    }

    [Fact]
    public void Run_Conditions_AreJudgedOnTheSameClipsAndChangeNothingElse()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, seed: 0);
        AugmentationVariant[] conditions = [new("as it is", []), new("drowned", [new NoiseOptions(-40, NoiseColor.White)], OnRecording: true)];

        CrossValidationResult plain = Driver().Run(folds, Quick), result = Driver().Run(folds, Quick with { Conditions = conditions });

        Assert.Equal(plain.Overall.Confusion.Counts.SelectMany(row => row), result.Overall.Confusion.Counts.SelectMany(row => row));
        Assert.Equal(["as it is", "drowned"], result.Conditions.Select(condition => condition.Name));
        Assert.All(result.Conditions, condition => Assert.Equal(36, condition.Clips));
        Assert.Equal(result.Overall.UnweightedAverageRecall, result.Conditions[0].UnweightedAverageRecall);
        Assert.True(result.Conditions[1].UnweightedAverageRecall < 0.8, $"UAR {result.Conditions[1].UnweightedAverageRecall}");
        Assert.Contains("drowned", result.ToReport("t").ToText(), StringComparison.Ordinal);
        Assert.Contains("drowned", result.ToReport("t").ToHtml(), StringComparison.Ordinal);
        Assert.Empty(plain.Conditions);
    }

    [Fact]
    public void Run_ConditionThatCannotBeMade_IsRefusedBeforeTraining()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, seed: 0);
        string babble = Assert.Throws<ArgumentException>(
            () => Driver().Run(folds, Quick with { Conditions = [new("babble", [new BabbleOptions(10)])] })).Message;
        string unnamed = Assert.Throws<ArgumentException>(
            () => Driver().Run(folds, Quick with { Conditions = [new("mute", [new MuteOptions()])] })).Message;

        Assert.Contains("recording", babble, StringComparison.Ordinal);
        Assert.Contains("'mute' has a step that is not of this library", unnamed, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void Run_ConditionOfAStepFromOutside_IsJudged()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, seed: 0);
        AugmentationPlan plan = AugmentationPlan.None with { CustomSteps = [new("mute", typeof(MuteOptions), new DefaultJsonTypeInfoResolver())] };

        CrossValidationResult result = Driver().Run(folds, Quick with { Augmentation = plan, Conditions = [new("mute", [new MuteOptions()])] });

        Assert.InRange(Assert.Single(result.Conditions).UnweightedAverageRecall, 0, 0.6);
    }

    [Fact]
    public void Run_CountOfACorpusThatIsNotThere_IsRefusedBeforeAnyClipIsRead()
    {
        Utterance[] absent = [.. _corpus.Utterances.Select(clip => clip with { Path = clip.Path + ".absent" })];
        CrossValidationOptions options = Counting("nowhere");

        Assert.Contains(
            "names 'nowhere'; the training side has 'ravdess'",
            Assert.Throws<ArgumentException>(() => Driver().Run(SpeakerFolds.Grouped(absent, 2, 0), options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CountOfACorpusInAnotherSpelling_IsThatCorpus()
    {
        Driver().Run(SpeakerFolds.Grouped(_corpus.Utterances, 2, 0), Counting("RAV-DESS"));

        Assert.All(_spy.Runs, run => Assert.Equal(("ravdess", 7), (run.Options.ExamplesPerEpoch.Single().Key, run.Options.ExamplesPerEpoch.Single().Value)));
        Assert.All(_spy.Runs, run => Assert.Equal("ravdess", run.Options.FineTuning!.ExamplesPerEpoch!.Single().Key));
    }

    [Fact]
    public void Predict_ConditionOfAStepFromOutside_TakesItWhereItIsNamed()
    {
        Driver().Run(SpeakerFolds.Grouped(_corpus.Utterances, 2, 0), Quick);
        AugmentationVariant mute = new("mute", [new MuteOptions()]);

        IReadOnlyList<ClipPrediction> Answers(params CustomStep[] steps) =>
            ModelTest.Predict(_spy.Models[0], _corpus.Utterances, SyntheticCorpus.Reader(), mute, customSteps: steps);

        Assert.Single(Answers(new CustomStep("mute", typeof(MuteOptions), new DefaultJsonTypeInfoResolver())).Select(clip => string.Join(' ', clip.Probabilities)).Distinct());
        Assert.Contains("customSteps", Assert.Throws<ArgumentException>(() => Answers()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_JoinSeeds_AnswersWithTheGeometricMeanOfModelsThatHearTheSameNoise()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, seed: 0);
        CrossValidationOptions options = Quick with { Seeds = [3, 4], Conditions = [new("noise", [new NoiseOptions(0, NoiseColor.White)])] };
        FoldResult joined = Driver().Run(folds, options with { JoinSeeds = true }).Folds[0];
        ModelBundle[] models = [_spy.Models[0], _spy.Models[2]];
        ClipFeatureReader reader = SyntheticCorpus.Reader();

        foreach ((IReadOnlyList<ClipPrediction> found, AugmentationVariant? condition) in
            new[] { (joined.Predictions, null), (joined.Conditions["noise"], options.Conditions[0]) })
        {
            IReadOnlyList<ClipPrediction>[] apart = [.. models.Select(model => ModelTest.Predict(model, folds.Splits[0].Test, reader, condition, seed: 3))];
            foreach ((ClipPrediction clip, int index) in found.Select((clip, index) => (clip, index)))
            {
                double Probability(int model, int label) => Math.Max(apart[model][index].Probabilities[label], 1e-12);
                double[] means = [.. clip.Probabilities.Select((_, label) => Math.Sqrt(Probability(0, label) * Probability(1, label)))];
                Assert.All(clip.Probabilities, (probability, label) => Assert.Equal(means[label] / means.Sum(), probability, 1e-5));
            }
        }
    }

    [Fact]
    public void Run_RandomFolds_AreRefusedAndSayHowToAsk()
    {
        string message = Assert.Throws<ArgumentException>(() => Driver().Run(RandomFolds.Create(_corpus.Utterances, 3, 0), Quick)).Message;

        Assert.Contains("AllowSpeakerOverlap", message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void Run_RandomFoldsAskedFor_AreLabelledEverywhere()
    {
        CrossValidationResult result = Driver().Run(RandomFolds.Create(_corpus.Utterances, 3, 0), Quick with { AllowSpeakerOverlap = true });

        Assert.True(result.SpeakersOverlap);
        Assert.All(result.Folds, fold => Assert.True(fold.Summary.SpeakersOverlap && fold.Result.SpeakersOverlap));
        Assert.Contains(EvaluationResult.OverlapWarning, result.ToReport("x").ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EachCorpusLeftOutInTurn_AsksForTheLabelsWhereTheyDiffer()
    {
        Utterance[] here = _corpus.Utterances;
        Utterance[] there = [.. here.Where(clip => clip.Emotion != "sad").Select(clip => clip with { Dataset = "there" })];
        FoldSet folds = new("corpus left out", [new("there", here, there), new("here", there, here)]);
        string message = Assert.Throws<ArgumentException>(() => Driver().Run(folds, Quick)).Message;
        Assert.Contains("test corpora with different labels (angry, happy; angry, happy, sad)", message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);

        CrossValidationResult result = Driver().Run(folds, Quick with { JudgedLabels = ["angry", "happy"] });
        Assert.Equal(["angry", "happy"], result.Overall.Confusion.Labels);
    }

    [Fact]
    public void Run_AcrossCorpora_JudgesOverSharedLabels()
    {
        Utterance[] all = _corpus.Utterances;
        Utterance[] other = [.. all.Where(clip => clip.Speaker is "05" or "06" && clip.Emotion != "angry").Select(clip => clip with { Dataset = "other" })];
        DatasetSplit split = new("ravdess → other", [.. all.Where(clip => clip.Speaker is not ("05" or "06"))], other);

        CrossValidationResult result = Driver().Run(new("cross-corpus", [split]), Quick);

        Assert.Equal(["angry", "happy", "sad"], result.Labels);
        Assert.Equal(["happy", "sad"], result.Overall.Classes.Select(row => row.Label));
        Assert.Equal("happy, sad: the labels of the tested corpora, probabilities renormalised", JudgedOver(result));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public void Run_FurtherCorpusAddsALabel_IsJudgedOverTheTestedCorpusUnlessAsked(bool? sharedOnly, int judged)
    {
        Utterance[] tested = [.. _corpus.Utterances.Where(clip => clip.Speaker is not ("05" or "06") && clip.Emotion != "angry")];
        IEnumerable<Utterance> further = _corpus.Utterances.Where(clip => clip.Speaker is "05" or "06").Select(clip => clip with { Dataset = "other" });

        CrossValidationResult result = Driver().Run(
            SpeakerFolds.Grouped(tested, 2, 0).WithTraining(further), Quick with { SharedLabelsOnly = sharedOnly });

        Assert.Equal((3, judged), (result.Labels.Count, result.Overall.Classes.Count));
        Assert.Equal(judged == 2, result.ToReport("x").Facts.Any(fact => fact.Key == "judged over"));
        Assert.All(_spy.Runs, run => Assert.Equal(["ravdess"], run.Validation.Examples.Select(example => example.Dataset).Distinct()));
    }

    [Fact]
    public void Run_JudgedLabels_LeavesClipsOfOthersOut()
    {
        FoldSet folds = SpeakerFolds.Grouped(_corpus.Utterances, 2, 0);

        CrossValidationResult all = Driver().Run(folds, Quick), two = Driver().Run(folds, Quick with { JudgedLabels = ["sad", "angry"] });

        Assert.Equal(["angry", "sad"], two.Overall.Classes.Select(row => row.Label));
        Assert.Equal(all.Overall.Clips * 2 / 3, two.Overall.Clips);
        Assert.Equal("angry, sad: the labels chosen, probabilities renormalised", JudgedOver(two));
        Assert.Contains("bored", Assert.Throws<ArgumentException>(() => Driver().Run(folds, Quick with { JudgedLabels = ["sad", "bored"] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Driver().Run(folds, Quick with { JudgedLabels = ["sad"] }));
        Assert.Throws<ArgumentException>(() => Driver().Run(folds, Quick with { JudgedLabels = ["sad", "sad"] }));
    }

    [Theory]
    [InlineData("sad", "sad")]
    [InlineData("bored", "")]
    public void Run_AcrossCorporaThatShareNoTwoLabels_IsRefusedBeforeAnythingIsTrained(string emotion, string shared)
    {
        Utterance[] all = _corpus.Utterances;
        Utterance[] other = [.. all.Where(clip => clip.Speaker is "05" or "06").Select(clip => clip with { Dataset = "other", Emotion = emotion })];
        DatasetSplit split = new("ravdess → other", [.. all.Where(clip => clip.Speaker is not ("05" or "06"))], other);

        string message = Assert.Throws<ArgumentException>(() => Driver().Run(new("cross-corpus", [split]), Quick)).Message;

        Assert.Contains($"[{shared}]", message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void Run_FoldWithoutAClipToJudge_IsRefusedByNameBeforeAnythingIsTrained()
    {
        Utterance[] clips = [.. _corpus.Utterances.Where(clip => clip.Speaker != "02" || clip.Emotion == "happy")];

        string message = Assert.Throws<ArgumentException>(
            () => Driver().Run(SpeakerFolds.LeaveOneOut(clips), Quick with { JudgedLabels = ["angry", "sad"] })).Message;

        Assert.Contains("'speaker ravdess/02'", message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void Run_OneTrainingSpeaker_ValidatesOnATenthOfItsClips()
    {
        Utterance[] two = [.. _corpus.Utterances.Where(clip => clip.Speaker is "01" or "02")];

        CrossValidationResult result = Driver().Run(SpeakerFolds.LeaveOneOut(two), Quick with { ValidationSpeakers = 0 });

        Assert.All(_spy.Runs, run => Assert.Equal((3, 3), (run.Training.Examples.Count, run.Validation.Examples.Count)));
        Assert.False(result.SpeakersOverlap);
    }

    [Fact]
    public void Run_FaultyOptions_AreNamedInOneError()
    {
        string message = Assert.Throws<ArgumentException>(() => Driver().Run(
            SpeakerFolds.Grouped(_corpus.Utterances, 3, 0),
            Quick with { Seeds = [1, 1], ValidationSpeakers = -1, Training = Quick.Training with { CheckpointPath = "state" } })).Message;

        Assert.Contains("Seeds", message, StringComparison.Ordinal);
        Assert.Contains("ValidationSpeakers", message, StringComparison.Ordinal);
        Assert.Contains("CheckpointPath", message, StringComparison.Ordinal);
        Assert.Empty(_spy.Runs);
    }

    [Fact]
    public void ToReport_Result_HoldsFoldsAndCurves()
    {
        EvaluationReport report = Driver().Run(SpeakerFolds.Grouped(_corpus.Utterances, 2, 0), Quick).ToReport("t", new KeyValuePair<string, string>("a", "b"));

        Assert.Equal((2, 2, 30), (report.Folds.Count, report.Curves.Count, report.Curves[0].Points.Count));
        Assert.Contains("<h2>Folds</h2>", report.ToHtml(), StringComparison.Ordinal);
    }

    private static string JudgedOver(CrossValidationResult result) =>
        Assert.Single(result.ToReport("x").Facts, fact => fact.Key == "judged over").Value;

    private static IEnumerable<string> Speakers(TrainingSet set) => set.Examples.Select(example => example.SpeakerKey).Distinct();

    private static CrossValidationOptions Counting(string corpus) => Quick with
    {
        Training = Quick.Training with
        {
            Epochs = 2,
            ExamplesPerEpoch = new Dictionary<string, int> { [corpus] = 7 },
            FineTuning = new() { Epochs = 1, ExamplesPerEpoch = new Dictionary<string, int> { [corpus] = 3 } },
        },
    };

    private CrossValidation Driver() => new(_spy, SyntheticCorpus.Reader());
}
