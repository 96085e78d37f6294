using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>ASED (Amharic): <c>f2-03-02-02-65.wav</c> (emotion, sentence, repetition, sex, speaker).</summary>
/// <remarks>
/// Source: Retta et al. 2023, https://github.com/Ethio2021/ASED_V1. 65 speakers, 25 women (sex 01) and 40 men (02). Attributes:
/// <c>sentence</c>, <c>repetition</c>.
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

        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Look(
                Labels, match.Groups[1].Value, Corpus, relativePath, "emotion", "one of " + string.Join(' ', Labels.Keys)),
            Speaker = match.Groups[5].Value,
            Sex = FileNameCode.Number(match.Groups[4].Value, 1, 2, Corpus, relativePath, "sex") == 1 ? SpeakerSex.Female : SpeakerSex.Male,
            Attributes = new Dictionary<string, string> { ["sentence"] = match.Groups[2].Value, ["repetition"] = match.Groups[3].Value },
        };
    }

    [GeneratedRegex("^([A-Za-z][0-9])-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex FiveFields();
}
