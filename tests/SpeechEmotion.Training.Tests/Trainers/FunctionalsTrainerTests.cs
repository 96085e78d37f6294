using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class FunctionalsTrainerTests
{
    private static readonly TrainingSet Training = SyntheticSets.Clips(60, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(40, 2, "b");
    private static readonly ModelBundle Network = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, SyntheticSets.Options);
    private static readonly FunctionalsOptions Half = new(MaskChannel: 1, Penalty: 0.01, Share: 0.5);

    [Fact]
    public void Train_Twice_AddsTheShareOfOneClassifierToTheNetwork()
    {
        // A classifier of functionals is what two shares differ by.
        float[][] none = Logits(Network), half = Logits(Train(Half)), whole = Logits(Train(Half with { Share = 1 }));
        for (int i = 0; i < none.Length; i++)
        {
            float[] expected = [.. none[i].Zip(half[i], (own, joined) => own + (2 * (joined - own)))];
            Assert.Equal(expected, whole[i], (a, b) => Math.Abs(a - b) < 1e-3f);
            Assert.NotEqual(none[i], half[i]);
        }
    }

    [Fact]
    public void Train_NetworkThatKnowsNothing_LeavesTheAnswerToTheFunctionals()
    {
        string head = $"layers.{SyntheticSets.Network.Layers.Count - 2}.";
        ModelBundle ignorant = Network with
        {
            Weights = new WeightSet(Network.Weights.Select(tensor => tensor.Name.StartsWith(head, StringComparison.Ordinal)
                ? new WeightTensor(tensor.Name, tensor.Shape, new float[tensor.Values.Length])
                : tensor)),
        };
        int right = Logits(Train(Half, ignorant)).Zip(Validation.Examples).Count(pair => Array.IndexOf(pair.First, pair.First.Max()) == pair.Second.Label);
        Assert.InRange(right, 36, 40);
    }

    [Fact]
    public void Train_OtherSeedAndThreads_SameClassifier()
    {
        ModelBundle one = Train(Half), other = new FunctionalsTrainer(new ScriptedTrainer(Network, (_, _) => 4), Half).Train(
            Training, Validation, SyntheticSets.Options with { Seed = 99, Threads = 3 });
        Assert.Equal(one.Weights["layers.1.weight"].Values.ToArray(), other.Weights["layers.1.weight"].Values.ToArray());
        Assert.Equal(one.Calibration, other.Calibration);
    }

    [Fact]
    public void Train_CorpusGivenTwice_WeighsAsBefore()
    {
        TrainingExample[] here = [.. Training.Examples.Select(example => example with { Dataset = "here" })];

        // The same clips, called otherwise: which name wins is a matter of weight alone.
        TrainingExample[] there = [.. Training.Examples.Select(example => example with { Dataset = "there", Label = 3 - example.Label })];
        TrainingExample[] again = [.. there.Select(example => example with { Id = example.Id + " again" })];
        float[][] once = Logits(Train(Half, on: [.. here, .. there])), twice = Logits(Train(Half, on: [.. here, .. there, .. again]));
        float[][] asAThird = Logits(Train(Half, on: [.. here, .. there, .. again.Select(example => example with { Dataset = "elsewhere" })]));
        Assert.InRange(Distance(once, twice), 0, Distance(once, asAThird) / 100);
    }

    [Fact]
    public void Train_AroundAnEnsemble_IsABranchBesideItsMembersAndCanBeAdapted()
    {
        ModelBundle joined = new FunctionalsTrainer(new EnsembleTrainer(new ManagedTrainer(SyntheticSets.Network), 2), Half).Train(
            Training, SyntheticSets.WithAMistake(Validation), SyntheticSets.Options);
        BranchesDefinition branches = Assert.IsType<BranchesDefinition>(joined.Network.Layers[0]);
        Assert.Equal(3, branches.Branches.Count);
        Assert.Equal(new FunctionalsPoolDefinition(1), Assert.Single(branches.Branches[2]));
        joined.Weights.CheckFits(joined.Network);
        Assert.NotEqual(Calibration.None, joined.Calibration);
        ModelBundle adapted = ModelAdaptation.Fit(joined, SyntheticSets.Clips(20, 3, "c"));
        Assert.NotEqual(joined.Weights["layers.1.weight"].Values.ToArray(), adapted.Weights["layers.1.weight"].Values.ToArray());
    }

    [Fact]
    public void Train_WithoutCalibration_HasNone() =>
        Assert.Equal(
            Calibration.None,
            new FunctionalsTrainer(new ScriptedTrainer(Network, (_, _) => 4)).Train(
                Training, Validation, SyntheticSets.Options with { Calibrate = false }).Calibration);

    [Fact]
    public void Train_MaskThatTheFeaturesLack_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Train(Half with { MaskChannel = 8 }));
        Assert.Contains("the mask is channel 8, counted from 0, but there are 8.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0.01, 0.5, "MaskChannel")]
    [InlineData(0, 0, 0.5, "Penalty")]
    [InlineData(0, 0.01, 11, "Share")]
    [InlineData(0, 0.01, double.NaN, "Share")]
    public void Constructor_OptionOutOfRange_IsRefused(int mask, double penalty, double share, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ArgumentException>(
                () => new FunctionalsTrainer(new ManagedTrainer(SyntheticSets.Network), new FunctionalsOptions(mask, penalty, share))).Message,
            StringComparison.Ordinal);

    private static double Distance(float[][] left, float[][] right) =>
        left.Zip(right).Average(pair => pair.First.Zip(pair.Second, (a, b) => Math.Abs(a - b)).Average());

    private static ModelBundle Train(FunctionalsOptions options, ModelBundle? network = null, IReadOnlyList<TrainingExample>? on = null) =>
        new FunctionalsTrainer(new ScriptedTrainer(network ?? Network, (_, _) => 4), options).Train(
            on is null ? Training : new TrainingSet(Training.Recipe, Training.Labels, on), Validation, SyntheticSets.Options);

    private static float[][] Logits(ModelBundle model)
    {
        CnnClassifier classifier = new(model.Network, model.Weights, model.Labels);
        return [.. Validation.Examples.Select(example =>
        {
            float[] logits = new float[model.Labels.Count];
            classifier.ComputeLogits(model.Normalizer?.Apply(example.Features) ?? example.Features, logits);
            return logits;
        })];
    }
}
