using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>RAVDESS, speech and song: <c>modality-channel-emotion-intensity-statement-repetition-actor.wav</c>.</summary>
/// <remarks>
/// Source: Livingstone and Russo 2018, https://doi.org/10.5281/zenodo.1188976. Attributes: <c>modality</c>, <c>channel</c>
/// (speech or song), <c>emotion</c> (the corpus' own word), <c>intensity</c>, <c>statement</c>, <c>repetition</c>, <c>actor</c>.
/// Odd actors are male.
/// </remarks>
public sealed partial class RavdessParser : FileNameParser
{
    private const string Corpus = "RAVDESS";

    private static readonly string[] Modalities = ["audio-video", "video-only", "audio-only"];
    private static readonly string[] Channels = ["speech", "song"];
    private static readonly string[] Emotions = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"];
    private static readonly string[] Intensities = ["normal", "strong"];
    private static readonly string[] Statements = ["Kids are talking by the door", "Dogs are sitting by the door"];

    private static readonly string[] Labels =
    [
        EmotionLabels.Neutral, EmotionLabels.Calm, EmotionLabels.Happy, EmotionLabels.Sad,
        EmotionLabels.Angry, EmotionLabels.Fear, EmotionLabels.Disgust, EmotionLabels.Surprise,
    ];

    /// <inheritdoc/>
    public override string Name => "ravdess";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = SevenFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        int Field(int index, string name, int highest) =>
            FileNameCode.Number(match.Groups[index].Value, 1, highest, Corpus, relativePath, name + " code");

        int emotion = Field(3, "emotion", Labels.Length);
        int actor = Field(7, "actor", 24);
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = Labels[emotion - 1],
            Speaker = $"{actor:00}",
            Sex = actor % 2 == 1 ? SpeakerSex.Male : SpeakerSex.Female,
            Attributes = new Dictionary<string, string>
            {
                ["modality"] = Modalities[Field(1, "modality", Modalities.Length) - 1],
                ["channel"] = Channels[Field(2, "vocal channel", Channels.Length) - 1],
                ["emotion"] = Emotions[emotion - 1],
                ["intensity"] = Intensities[Field(4, "intensity", Intensities.Length) - 1],
                ["statement"] = Statements[Field(5, "statement", Statements.Length) - 1],
                ["repetition"] = $"{Field(6, "repetition", 2)}",
                ["actor"] = $"{actor:00}",
            },
        };
    }

    [GeneratedRegex(@"^(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex SevenFields();
}
