using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class EnsembleTrainerTests
{
    private static readonly TrainingSet Training = SyntheticSets.Clips(29, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(13, 2, "b");
    private static readonly ModelBundle Member = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, SyntheticSets.Options);

    [Fact]
    public void Train_ThreeMembers_AnswersWithTheMeanOfTheirOutputs()
    {
        ManagedTrainer one = new(SyntheticSets.Network);
        ModelBundle joined = new EnsembleTrainer(one, 3).Train(Training, Validation, SyntheticSets.Options);
        ModelBundle[] members = [.. Enumerable.Range(0, 3).Select(i => one.Train(Training, Validation, SyntheticSets.Options with { Seed = 15 + (ulong)i }))];
        CnnClassifier together = new(joined.Network, joined.Weights, joined.Labels);
        foreach (TrainingExample example in Validation.Examples)
        {
            float[] expected = new float[4], actual = new float[4], own = new float[4];
            foreach (ModelBundle member in members)
            {
                new CnnClassifier(member.Network, member.Weights, member.Labels).ComputeLogits(member.Normalizer!.Apply(example.Features), own);
                for (int k = 0; k < 4; k++)
                {
                    expected[k] += own[k] / 3;
                }
            }

            together.ComputeLogits(joined.Normalizer!.Apply(example.Features), actual);
            Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-4f);
        }
    }

    [Fact]
    public void Train_Joined_IsCalibratedAndCanBeAdapted()
    {
        ModelBundle joined = new EnsembleTrainer(new ManagedTrainer(SyntheticSets.Network), 2).Train(
            Training, SyntheticSets.WithAMistake(Validation), SyntheticSets.Options);
        Assert.NotEqual(Calibration.None, joined.Calibration);
        joined.Weights.CheckFits(joined.Network);
        ModelBundle adapted = ModelAdaptation.Fit(joined, SyntheticSets.Clips(20, 3, "c"));
        Assert.NotEqual(joined.Weights["layers.1.weight"].Values.ToArray(), adapted.Weights["layers.1.weight"].Values.ToArray());
    }

    [Fact]
    public void Train_NeighbouringSeeds_ShareNoMember()
    {
        ScriptedTrainer one = new(Member, (_, _) => 4);
        EnsembleTrainer three = new(one, 3);
        foreach (ulong seed in (ulong[])[0, 1, 2])
        {
            Assert.Equal((long)seed, three.Train(Training, Validation, SyntheticSets.Options with { Seed = seed }).Training!.Seed);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], one.Asked.Select(options => (int)options.Seed));

        // A seed near the end begins anew instead of being refused.
        three.Train(Training, Validation, SyntheticSets.Options with { Seed = ulong.MaxValue });
        Assert.Equal(3, one.Asked.Skip(9).Select(options => options.Seed).Distinct().Count());
    }

    [Fact]
    public void Train_TwoMembers_ReportsThemAsOneTraining()
    {
        List<EpochReport> reports = [];
        new EnsembleTrainer(new ManagedTrainer(SyntheticSets.Network), 2).Train(Training, Validation, SyntheticSets.Options, new ListProgress(reports));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], reports.Select(report => report.Epoch));
        Assert.All(reports, report => Assert.Equal(8, report.Epochs));
        Assert.All(reports.Zip(reports.Skip(1)), pair => Assert.True(pair.First.Elapsed < pair.Second.Elapsed, $"{pair}"));
        Assert.Equal(TimeSpan.Zero, reports[^1].TimeLeft);
    }

    [Fact]
    public void Train_MembersThatStopEarlyOrGoOn_CountsWhatWasRun()
    {
        List<EpochReport> reports = [];
        ScriptedTrainer one = new(Member, (member, progress) =>
        {
            // A second an epoch, four at most; the second member stops early, the third was kept, the fourth goes on from a checkpoint.
            (int first, int last) = member switch { 1 => (1, 4), 2 => (1, 2), 3 => (1, 0), _ => (3, 4) };
            for (int epoch = first; epoch <= last; epoch++)
            {
                progress!.Report(new EpochReport(
                    epoch, 4, 1, 0, 1, 0, 0, 0, false, TimeSpan.FromSeconds(epoch - first + 1), TimeSpan.FromSeconds(4 - epoch)));
            }

            return member == 2 ? 2 : 4;
        });
        new EnsembleTrainer(one, 4).Train(Training, Validation, SyntheticSets.Options, new ListProgress(reports));
        Assert.Equal(
            [(1, 16, 15.0), (2, 16, 14.0), (3, 16, 13.0), (4, 16, 12.0), (5, 16, 11.0), (6, 16, 10.0), (13, 14, 1.0), (14, 14, 0.0)],
            reports.Select(report => (report.Epoch, report.Epochs, report.TimeLeft.TotalSeconds)));
    }

    [Fact]
    public void Train_TooManyMembersForTheNetwork_IsRefusedAfterTheFirst()
    {
        ScriptedTrainer one = new(Member, (_, _) => 4);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new EnsembleTrainer(one, EnsembleTrainer.MaxMembers).Train(Training, Validation, SyntheticSets.Options));
        Assert.Contains("64 members of this network cannot be joined", error.Message, StringComparison.Ordinal);
        Assert.Contains("512 layers at most", error.Message, StringComparison.Ordinal);
        Assert.Single(one.Asked);
    }

    [Fact]
    public void Train_CancelledWhileTheJoinedModelIsJudged_EndsWithTheClipUnderWay()
    {
        using CancellationTokenSource source = new();
        CancellingExamples clips = new(Validation.Examples, 5, source);
        EnsembleTrainer two = new(new ScriptedTrainer(Member, (_, _) => 4), 2);
        Assert.Throws<OperationCanceledException>(() => two.Train(
            Training, new TrainingSet(Validation.Recipe, Validation.Labels, clips), SyntheticSets.Options, null, source.Token));
        Assert.Equal(5, clips.Last);
    }

    [Fact]
    public void Train_OtherNumberOfThreads_SameCalibration()
    {
        EnsembleTrainer two = new(new ScriptedTrainer(Member, (_, _) => 4), 2);
        Calibration one = two.Train(Training, Validation, SyntheticSets.Options).Calibration;
        Assert.Equal(one, two.Train(Training, Validation, SyntheticSets.Options with { Threads = 3 }).Calibration);
    }

    [Fact]
    public void Constructor_OddNumbers_AreRefused()
    {
        ManagedTrainer one = new(SyntheticSets.Network);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleTrainer(one, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleTrainer(one, EnsembleTrainer.MaxMembers + 1));
    }
}
