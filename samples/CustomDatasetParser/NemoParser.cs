using SpeechEmotion;
using SpeechEmotion.Datasets;

/// <summary>nEMO (Polish): <c>WR0_happiness_64.wav</c>, which is speaker, emotion and sentence.</summary>
internal sealed class NemoParser : FileNameParser
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["anger"] = EmotionLabels.Angry, ["fear"] = EmotionLabels.Fear, ["happiness"] = EmotionLabels.Happy,
        ["neutral"] = EmotionLabels.Neutral, ["sadness"] = EmotionLabels.Sad, ["surprised"] = EmotionLabels.Surprise,
    };

    public override string Name => "nemo";

    public override Utterance? ParseFileName(string relativePath) =>
        Path.GetFileNameWithoutExtension(relativePath).Split('_') is [{ Length: 3 } speaker, var emotion, var sentence]
            ? new()
            {
                Path = relativePath,
                Dataset = Name,
                Speaker = speaker,
                Emotion = Labels.GetValueOrDefault(emotion) ?? throw new DatasetFormatException(
                    $"nEMO file name '{relativePath}': emotion '{emotion}' is not one of {string.Join(' ', Labels.Keys)}."),
                Attributes = new Dictionary<string, string> { ["sentence"] = sentence },
            }
            : null;
}
