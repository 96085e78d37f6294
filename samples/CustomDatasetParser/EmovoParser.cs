using SpeechEmotion;
using SpeechEmotion.Datasets;

/// <summary>EMOVO (Italian, Costantini et al. 2014): <c>gio-f1-b2.wav</c>, which is emotion, speaker and sentence.</summary>
internal sealed class EmovoParser : FileNameParser
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["dis"] = EmotionLabels.Disgust, ["gio"] = EmotionLabels.Happy, ["neu"] = EmotionLabels.Neutral, ["pau"] = EmotionLabels.Fear,
        ["rab"] = EmotionLabels.Angry, ["sor"] = EmotionLabels.Surprise, ["tri"] = EmotionLabels.Sad,
    };

    public override string Name => "emovo";

    public override Utterance? ParseFileName(string relativePath) =>
        Path.GetFileNameWithoutExtension(relativePath).Split('-') is [string emotion, ['f' or 'm', >= '1' and <= '9'] speaker, string sentence]
            ? new()
            {
                Path = relativePath,
                Dataset = Name,
                Speaker = speaker,
                Sex = speaker[0] == 'f' ? SpeakerSex.Female : SpeakerSex.Male,
                Emotion = Labels.GetValueOrDefault(emotion) ?? throw new DatasetFormatException(
                    $"EMOVO file name '{relativePath}': emotion '{emotion}' is not one of {string.Join(' ', Labels.Keys)}."),
                Attributes = new Dictionary<string, string> { ["sentence"] = sentence },
            }
            : null;
}
