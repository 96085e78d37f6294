namespace SpeechEmotion.Training;

/// <summary>The figures of one fold and seed.</summary>
/// <param name="Name">The fold.</param>
/// <param name="Seed">The seed.</param>
/// <param name="TrainingClips">The clips learnt from, without their variants.</param>
/// <param name="ValidationClips">The clips that settings were chosen by.</param>
/// <param name="TestClips">The clips judged.</param>
/// <param name="Accuracy">The share recognised, 0 to 1.</param>
/// <param name="UnweightedAverageRecall">The mean recall, 0 to 1.</param>
/// <param name="MacroF1">The mean F1, 0 to 1.</param>
/// <param name="SpeakersOverlap">Whether test speakers were heard in training.</param>
public sealed record FoldSummary(
    string Name,
    int Seed,
    int TrainingClips,
    int ValidationClips,
    int TestClips,
    double Accuracy,
    double UnweightedAverageRecall,
    double MacroF1,
    bool SpeakersOverlap);
