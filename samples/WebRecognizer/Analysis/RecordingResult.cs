using SpeechEmotion;

namespace WebRecognizer.Analysis;

/// <summary>All that the page shows of a recording; times are seconds.</summary>
/// <param name="Model">The model's name and version.</param>
/// <param name="Duration">How much was looked at.</param>
/// <param name="SpeechTime">How much of that is speech; 0 where nobody speaks.</param>
/// <param name="IsCut">Whether the recording goes on behind that.</param>
/// <param name="Labels">The emotions, in the order of all scores.</param>
/// <param name="Scores">The mean probabilities of the speech; <see langword="null"/> where nobody speaks.</param>
/// <param name="Windows">The overlapping windows that were judged.</param>
/// <param name="Turns">The same joined to turns, without overlap.</param>
/// <param name="Picture">Waveform and spectrogram.</param>
/// <param name="Voice">The profile of the speaker that was used; <see langword="null"/> for none.</param>
internal sealed record RecordingResult(
    string Model,
    double Duration,
    double SpeechTime,
    bool IsCut,
    IReadOnlyList<string> Labels,
    float[]? Scores,
    IReadOnlyList<ResultSegment> Windows,
    IReadOnlyList<ResultSegment> Turns,
    ResultPicture Picture,
    ResultVoice? Voice = null);

/// <summary>A window or a turn; without speech there are no scores.</summary>
internal sealed record ResultSegment(double Start, double End, string? Emotion, float Confidence, float SpeechRatio, float[]? Scores)
{
    public static ResultSegment Of(EmotionSegment segment, IReadOnlyList<string> labels) => new(
        Math.Round(segment.Start.TotalSeconds, 3),
        Math.Round(segment.End.TotalSeconds, 3),
        segment.Emotion,
        MathF.Round(segment.Confidence, 4),
        MathF.Round(segment.SpeechRatio, 3),
        segment.IsSpeech ? [.. labels.Select(label => MathF.Round(ProbabilityOf(segment, label), 4))] : null);

    private static float ProbabilityOf(EmotionSegment segment, string label) =>
        segment.Scores.First(score => score.Emotion == label).Probability;
}

/// <summary>Columns as <see cref="ColumnStream"/> writes them, in base64.</summary>
internal sealed record ResultPicture(double SecondsPerColumn, int Bands, double TopFrequency, byte[] Columns);

/// <summary>What a speaker's profile was made of: earlier recordings with speech, of as many as were given.</summary>
internal sealed record ResultVoice(int Clips, int Given);
