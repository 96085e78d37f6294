using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>CREMA-D: <c>1001_DFA_ANG_XX.wav</c> (speaker, sentence, emotion, level).</summary>
/// <remarks>
/// Source: Cao et al. 2014, https://github.com/CheyneyComputerScience/CREMA-D. Attributes: <c>sentence</c> (the three-letter code),
/// <c>level</c> (low, medium, high, unspecified). One original is called <c>1040_ITH_SAD_X</c>, so a single X is read as XX.
/// </remarks>
public sealed partial class CremaDParser : FileNameParser
{
    private const string Corpus = "CREMA-D";

    private static readonly string[] Sentences =
        ["DFA", "IEO", "IOM", "ITH", "ITS", "IWL", "IWW", "MTI", "TAI", "TIE", "TSI", "WSI"];

    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ANG"] = EmotionLabels.Angry,
        ["DIS"] = EmotionLabels.Disgust,
        ["FEA"] = EmotionLabels.Fear,
        ["HAP"] = EmotionLabels.Happy,
        ["NEU"] = EmotionLabels.Neutral,
        ["SAD"] = EmotionLabels.Sad,
    });

    private static readonly ReadOnlyDictionary<string, string> Levels = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LO"] = "low",
        ["MD"] = "medium",
        ["HI"] = "high",
        ["XX"] = "unspecified",
    });

    /// <inheritdoc/>
    public override string Name => "crema-d";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = FourFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        string sentence = match.Groups[2].Value, level = match.Groups[4].Value;
        if (!Sentences.Contains(sentence))
        {
            throw FileNameCode.Refuse(Corpus, relativePath, "sentence code", sentence, "one of " + string.Join(' ', Sentences));
        }

        int speaker = FileNameCode.Number(
            match.Groups[1].Value, CremaDSpeakers.First, CremaDSpeakers.Last, Corpus, relativePath, "speaker");
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Meaning(Labels, match.Groups[3].Value, Corpus, relativePath, "emotion code"),
            Speaker = $"{speaker}",
            Sex = CremaDSpeakers.Sex(speaker),
            Attributes = new Dictionary<string, string>
            {
                ["sentence"] = sentence,
                ["level"] = FileNameCode.Meaning(Levels, level is "X" ? "XX" : level, Corpus, relativePath, "level"),
            },
        };
    }

    [GeneratedRegex(@"^(\d{4})_([A-Z]{3})_([A-Z]{3})_([A-Z]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex FourFields();
}
