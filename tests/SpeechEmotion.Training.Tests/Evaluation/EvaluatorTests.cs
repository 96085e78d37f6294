using static SpeechEmotion.Training.Tests.Evaluation.FakePredictions;

namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly string[] Labels = ["angry", "happy", "sad"];

    private static readonly ClipPrediction[] Clips =
    [
        Clip("angry", "x/1", 0.7f, 0.2f, 0.1f),
        Clip("angry", "x/1", 0.1f, 0.8f, 0.1f),
        Clip("happy", "x/2", 0.2f, 0.5f, 0.3f),
        Clip("sad", "x/2", 0.0f, 0.1f, 0.9f),
    ];

    [Fact]
    public void Evaluate_FourClips_GivesEveryFigure()
    {
        EvaluationResult result = Evaluator.Evaluate(Labels, Clips);

        Assert.Equal((4, 0, false), (result.Clips, result.ClipsWithoutLabel, result.SpeakersOverlap));
        Assert.Equal(0.75, result.Accuracy, 12);
        Assert.Equal((0.5 + 1 + 1) / 3, result.UnweightedAverageRecall, 12);
        Assert.Equal(((2.0 / 3) + (2.0 / 3) + 1) / 3, result.MacroF1, 12);
        Assert.Equal([("x/1", 2, 0.5), ("x/2", 2, 1.0)], result.Speakers.Select(group => (group.Name, group.Clips, group.Accuracy)));
        Assert.Empty(result.Sexes);
        // Each clip is alone in its bin: |0.7 − 1|, |0.8 − 0|, |0.5 − 1|, |0.9 − 1|.
        Assert.Equal((0.3 + 0.8 + 0.5 + 0.1) / 4, result.ExpectedCalibrationError, 6);
    }

    [Fact]
    public void Evaluate_SuitedTemperatureFactor_SuitsWhateverWasTried()
    {
        ClipPrediction[] mostlyRight = [.. Enumerable.Repeat(Clip("sad", "x/2", 0.01f, 0.01f, 0.98f), 3), Clip("happy", "x/1", 0.01f, 0.01f, 0.98f)];
        EvaluationResult sure = Evaluator.Evaluate(Labels, mostlyRight);

        // Right three times in four, the rest halved: the odds must be 0.75 : 0.125, the logarithm of 6.
        Assert.Equal(Math.Log(98) / Math.Log(6), sure.SuitedTemperatureFactor!.Value, 1e-3);
        EvaluationResult suited = Evaluator.Evaluate(Labels, mostlyRight, new() { TemperatureFactor = sure.SuitedTemperatureFactor.Value });
        Assert.Equal(sure.SuitedTemperatureFactor.Value, suited.SuitedTemperatureFactor!.Value, 2e-3);
        Assert.Equal(0, suited.ExpectedCalibrationError, 1e-3);
        Assert.Equal(sure.Accuracy, suited.Accuracy);
    }

    [Fact]
    public void Evaluate_Priors_WeighsClipsAndTellsTheModel()
    {
        EvaluationResult plain = Evaluator.Evaluate(Labels, Clips);
        EvaluationResult result = Evaluator.Evaluate(Labels, Clips, new() { Priors = new Dictionary<string, double> { ["happy"] = 0.8 } });

        Assert.Null(plain.AtPriors);
        Assert.Equal((plain.Accuracy, plain.ExpectedCalibrationError), (result.Accuracy, result.ExpectedCalibrationError));
        PriorResult priors = result.AtPriors!;
        Assert.Equal([0.1, 0.8, 0.1], Labels.Select(label => Math.Round(priors.Priors[label], 12)));

        // Angry clips weigh 0.05 each, the happy one 0.8, the sad one 0.1; one angry clip is taken for happy.
        Assert.Equal(0.95, priors.Plain.Accuracy, 12);
        Assert.Equal((0.5 + 1 + 1) / 3, priors.Plain.UnweightedAverageRecall, 12);
        Assert.Equal(((2.0 / 3) + (1.6 / 1.65) + 1) / 3, priors.Plain.MacroF1, 12);
        Assert.Equal((0.05 * 0.3) + (0.05 * 0.8) + (0.8 * 0.5) + (0.1 * 0.1), priors.Plain.ExpectedCalibrationError, 6);

        // Times 0.1, 0.8, 0.1 the first is happy too (0.07, 0.16, 0.01), the last stays sad (0, 0.08, 0.09).
        Assert.Equal(0.9, priors.Told.Accuracy, 12);
        Assert.Equal((0 + 1 + 1) / 3.0, priors.Told.UnweightedAverageRecall, 12);
        Assert.Equal((0 + (1.6 / 1.7) + 1) / 3, priors.Told.MacroF1, 12);
    }

    [Theory]
    [InlineData("calm", 0.5, "Priors: 'calm' is not one of the emotions to choose from: angry, happy, sad.")]
    [InlineData("sad", 2, "Priors: the share of 'sad' must be at least 0.0001 and below 1; it was 2.")]
    [InlineData("sad", 0.5, "Priors: there is no clip of happy, so")]
    public void Evaluate_PriorsOfNoUse_AreRefused(string label, double share, string message) => Assert.Contains(
        message,
        Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(
            Labels, [.. Clips.Where(clip => clip.Truth != "happy")], new() { Priors = new Dictionary<string, double> { [label] = share } })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Evaluate_EvenPriorsOnAsManyClipsOfEach_AreTheOtherFigures()
    {
        ClipPrediction[] clips = FakePredictions.Corpus(EmotionLabels.Eight, speakers: 6, clipsPerLabel: 3);
        EvaluationResult result = Evaluator.Evaluate(
            EmotionLabels.Eight, clips, new() { Priors = EmotionLabels.Eight.ToDictionary(label => label, _ => 0.125) });
        Assert.All([result.AtPriors!.Plain, result.AtPriors.Told], figures =>
        {
            Assert.Equal(result.Accuracy, figures.Accuracy, 9);
            Assert.Equal(result.UnweightedAverageRecall, figures.UnweightedAverageRecall, 9);
            Assert.Equal(result.MacroF1, figures.MacroF1, 9);
            Assert.Equal(result.ExpectedCalibrationError, figures.ExpectedCalibrationError, 9);
        });
    }

    [Fact]
    public void Evaluate_PriorsOfAnswersThatAreTrue_AreTrueTooAndRightMoreOften()
    {
        // Answers that are right as often as they say, all labels being equally frequent.
        Random random = new(3);
        List<ClipPrediction> clips = [];
        for (int i = 0; i < 6000; i++)
        {
            float[] p = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            float sum = p.Sum();
            float[] scaled = Array.ConvertAll(p, value => value / sum);
            double draw = random.NextDouble();
            clips.Add(Clip(Labels[draw < scaled[0] ? 0 : draw < scaled[0] + scaled[1] ? 1 : 2], "x/1", scaled));
        }

        PriorResult priors = Evaluator.Evaluate(Labels, clips, new() { Priors = new Dictionary<string, double> { ["sad"] = 0.9 } }).AtPriors!;
        Assert.InRange(priors.Told.ExpectedCalibrationError, 0, 0.02);
        Assert.InRange(priors.Plain.Accuracy, 0.5, 0.55);
        Assert.InRange(priors.Told.Accuracy, 0.88, 0.93);
    }

    [Fact]
    public void Evaluate_Coverage_AnswersTheMostConfidentFirst()
    {
        IReadOnlyList<CoveragePoint> coverage = Evaluator.Evaluate(Labels, Clips).Coverage;

        Assert.Equal([0.25, 0.5, 0.75, 1], coverage.Select(point => point.Coverage));
        Assert.Equal([1, 0.5, 2.0 / 3, 0.75], coverage.Select(point => point.Accuracy));
        Assert.Equal(0.5, coverage[3].MinimumConfidence, 6);
    }

    [Fact]
    public void Evaluate_SharedLabels_RenormalisesAndLeavesOtherClipsOut()
    {
        EvaluationResult result = Evaluator.Evaluate(Labels, Clips, evaluatedLabels: ["sad", "angry"]);

        Assert.Equal((3, 1), (result.Clips, result.ClipsWithoutLabel));
        // The second clip ties at 0.1 : 0.1 and goes to the first label judged.
        Assert.Equal([[1, 0], [1, 1]], result.Confusion.Counts);
        Assert.Equal([1, 0.875, 0.5], result.Coverage.Select(point => Math.Round(point.MinimumConfidence, 6)));
    }

    [Fact]
    public void Evaluate_Overlap_IsKeptWithTheFigures() => Assert.True(Evaluator.Evaluate(Labels, Clips, speakersOverlap: true).SpeakersOverlap);

    [Fact]
    public void Evaluate_UnknownLabelsOnly_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Labels, [Clip("calm", "x/1", 1, 0, 0)]));

    [Fact]
    public void Evaluate_LabelTheModelLacks_IsRefusedByName() => Assert.Contains(
        "'calm'", Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Labels, Clips, evaluatedLabels: ["calm"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_OneLabelToJudgeOver_IsRefused() => Assert.Contains(
        "sad", Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Labels, Clips, evaluatedLabels: ["sad"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_WrongNumberOfProbabilities_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Labels, [Clip("sad", "x/1", 1, 0)]));

    [Fact]
    public void Evaluate_SeveralOptionsOutOfRange_AreNamedInOneError()
    {
        EvaluationOptions options = new() { ReliabilityBins = 1, BootstrapResamples = 1, ConfidenceLevel = 2 };

        string message = Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(Labels, Clips, options)).Message;

        Assert.All(["ReliabilityBins", "BootstrapResamples", "ConfidenceLevel"], name => Assert.Contains(name, message, StringComparison.Ordinal));
    }
}
