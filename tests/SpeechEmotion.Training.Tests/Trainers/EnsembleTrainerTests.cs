using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class EnsembleTrainerTests
{
    private static readonly TrainingSet Training = SyntheticSets.Clips(29, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(13, 2, "b");

    [Fact]
    public void Train_ThreeMembers_AnswersWithTheMeanOfTheirOutputs()
    {
        ManagedTrainer one = new(SyntheticSets.Network);
        ModelBundle joined = new EnsembleTrainer(one, 3).Train(Training, Validation, SyntheticSets.Options);
        ModelBundle[] members = [.. Enumerable.Range(0, 3).Select(i => one.Train(Training, Validation, SyntheticSets.Options with { Seed = 5 + (ulong)i }))];
        CnnClassifier together = new(joined.Network, joined.Weights, joined.Labels);
        foreach (TrainingExample example in Validation.Examples)
        {
            float[] expected = new float[4], actual = new float[4], own = new float[4];
            foreach (ModelBundle member in members)
            {
                new CnnClassifier(member.Network, member.Weights, member.Labels).ComputeLogits(member.Normalizer!.Apply(example.Features), own);
                for (int k = 0; k < 4; k++)
                    expected[k] += own[k] / 3;
            }

            together.ComputeLogits(joined.Normalizer!.Apply(example.Features), actual);
            Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-4f);
        }
    }

    [Fact]
    public void Train_Joined_IsCalibratedAndCanBeAdapted()
    {
        ModelBundle joined = new EnsembleTrainer(new ManagedTrainer(SyntheticSets.Network), 2).Train(Training, Validation, SyntheticSets.Options);
        Assert.NotEqual(Calibration.None, joined.Calibration);
        joined.Weights.CheckFits(joined.Network);
        ModelBundle adapted = ModelAdaptation.Fit(joined, SyntheticSets.Clips(20, 3, "c"));
        Assert.NotEqual(joined.Weights["layers.1.weight"].Values.ToArray(), adapted.Weights["layers.1.weight"].Values.ToArray());
    }

    [Fact]
    public void Constructor_OddNumbers_AreRefused()
    {
        ManagedTrainer one = new(SyntheticSets.Network);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleTrainer(one, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleTrainer(one, EnsembleTrainer.MaxMembers + 1));
    }
}
