using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>ASED (Amharic): <c>f2-03-02-02-65.wav</c> (emotion, sentence, repetition, sex, speaker).</summary>
/// <remarks>
/// Source: Retta et al. 2023, https://github.com/Ethio2021/ASED_V1. 65 speakers, 25 women (sex 01) and 40 men (02). Five of the women (09, 15,
/// 21, 23, 25) have one recording each whose name says 02; these are women's all the same. A name that says 01 is believed, whoever speaks.
/// Attributes: <c>sentence</c>, <c>repetition</c>.
/// </remarks>
public sealed partial class AsedParser : FileNameParser
{
    private const string Corpus = "ASED";

    // One original of "sad" is written with a capital letter.
    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["n1"] = EmotionLabels.Neutral,
        ["f2"] = EmotionLabels.Fear,
        ["h3"] = EmotionLabels.Happy,
        ["s4"] = EmotionLabels.Sad,
        ["a5"] = EmotionLabels.Angry,
    });

    // Whose recordings have the sex 01, all or all but one.
    private static readonly string[] Women =
    [
        "01", "03", "05", "07", "09", "11", "13", "15", "17", "19", "21", "23", "25", "27", "29", "31", "33", "35", "37", "43", "47", "48", "49",
        "58", "62",
    ];

    /// <inheritdoc/>
    public override string Name => "ased";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = FiveFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        string speaker = match.Groups[5].Value;
        int sex = FileNameCode.Number(match.Groups[4].Value, 1, 2, Corpus, relativePath, "sex");
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Meaning(Labels, match.Groups[1].Value, Corpus, relativePath, "emotion"),
            Speaker = speaker,
            Sex = sex == 1 || Women.Contains(speaker) ? SpeakerSex.Female : SpeakerSex.Male,
            Attributes = new Dictionary<string, string> { ["sentence"] = match.Groups[2].Value, ["repetition"] = match.Groups[3].Value },
        };
    }

    [GeneratedRegex("^([A-Za-z][0-9])-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex FiveFields();
}
