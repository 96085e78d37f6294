using SpeechEmotion.Training.Tests.Evaluation;

namespace SpeechEmotion.Training.Tests.Reports;

/// <summary>A whole report over seeded predictions.</summary>
internal static class SampleReport
{
    public static EvaluationReport Create(bool speakersOverlap = false)
    {
        ClipPrediction[] clips = FakePredictions.Corpus(EmotionLabels.Eight, speakers: 24, clipsPerLabel: 7);
        EvaluationResult result = Evaluator.Evaluate(EmotionLabels.Eight, clips, speakersOverlap: speakersOverlap);
        return new()
        {
            Title = "RAVDESS, six actor folds",
            Protocol = "emobox-ravdess: four actors are tested at a time, twenty are learnt from; validation actors come from the twenty.",
            Facts = [new("corpora", "ravdess 1440 clips <24 speakers>"), new("seeds", "0, 1")],
            Result = result,
            Conditions = [new("telephone", 1344, 0.5, 0.49, 0.123), new("white noise, 10 dB", 1344, 0.4, 0.39)],
            Folds = [.. from fold in Enumerable.Range(1, 6) from seed in Enumerable.Range(0, 2) select Fold(fold, seed, speakersOverlap)],
            Curves = [.. from fold in Enumerable.Range(1, 6) select new LearningCurve(
                $"fold {fold}, seed 0", [.. Enumerable.Range(1, 40).Select(epoch => Point(fold, epoch))])],
        };
    }

    private static FoldSummary Fold(int fold, int seed, bool speakersOverlap) => new(
        $"fold {fold}", seed, 960, 240, 240, 0.5 + (0.01 * fold), 0.49 + (0.012 * fold) + (0.01 * seed), 0.48 + (0.011 * fold), speakersOverlap);

    private static LearningPoint Point(int fold, int epoch) => new(
        epoch,
        (2 * Math.Exp(-epoch / 9.0)) + 0.1,
        (1.3 * Math.Exp(-epoch / 7.0)) + 1.0 + (0.02 * fold) + (0.004 * epoch),
        0.5 - (0.4 * Math.Exp(-epoch / 8.0)) + (0.01 * fold));
}
