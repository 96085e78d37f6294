using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>EMO-DB (Berlin): <c>03a01Fa.wav</c> (speaker, text, emotion letter, version).</summary>
/// <remarks>
/// Source: Burkhardt et al. 2005, http://emodb.bilderbar.info. Ten speakers; letters are the German words' first:
/// W anger, L boredom, E disgust, A fear, F happiness, T sadness, N neutral. Attributes: <c>text</c>, <c>version</c>.
/// </remarks>
public sealed partial class EmoDbParser : FileNameParser
{
    private const string Corpus = "EMO-DB";

    private static readonly string[] Men = ["03", "10", "11", "12", "15"];
    private static readonly string[] Women = ["08", "09", "13", "14", "16"];
    private static readonly string[] Texts = ["a01", "a02", "a04", "a05", "a07", "b01", "b02", "b03", "b09", "b10"];

    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["W"] = EmotionLabels.Angry,
        ["L"] = EmotionLabels.Boredom,
        ["E"] = EmotionLabels.Disgust,
        ["A"] = EmotionLabels.Fear,
        ["F"] = EmotionLabels.Happy,
        ["T"] = EmotionLabels.Sad,
        ["N"] = EmotionLabels.Neutral,
    });

    /// <inheritdoc/>
    public override string Name => "emo-db";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = FourFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        string speaker = match.Groups[1].Value;
        bool isMale = Men.Contains(speaker);
        if (!isMale && !Women.Contains(speaker))
        {
            throw FileNameCode.Refuse(Corpus, relativePath, "speaker", speaker, "03 or 08–16");
        }

        string text = match.Groups[2].Value;
        if (!Texts.Contains(text))
        {
            throw FileNameCode.Refuse(Corpus, relativePath, "text code", text, "one of " + string.Join(' ', Texts));
        }

        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Meaning(Labels, match.Groups[3].Value, Corpus, relativePath, "emotion letter"),
            Speaker = speaker,
            Sex = isMale ? SpeakerSex.Male : SpeakerSex.Female,
            Attributes = new Dictionary<string, string> { ["text"] = text, ["version"] = match.Groups[4].Value },
        };
    }

    [GeneratedRegex(@"^(\d\d)([a-z]\d\d)([A-Z])([a-z])$", RegexOptions.CultureInvariant)]
    private static partial Regex FourFields();
}
