using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>nEMO (Polish): <c>WR0_happiness_64.wav</c> (speaker, emotion, sentence).</summary>
/// <remarks>Source: Christop 2024, https://github.com/amu-cai/nEMO. Nine speakers, whose sex is in the corpus' table. Attribute: <c>sentence</c>.</remarks>
public sealed partial class NemoParser : FileNameParser
{
    private const string Corpus = "nEMO";

    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>
    {
        ["anger"] = EmotionLabels.Angry,
        ["fear"] = EmotionLabels.Fear,
        ["happiness"] = EmotionLabels.Happy,
        ["neutral"] = EmotionLabels.Neutral,
        ["sadness"] = EmotionLabels.Sad,
        ["surprised"] = EmotionLabels.Surprise,
    });

    private static readonly string[] Women = ["EB0", "IC0", "KD0", "MK0"];
    private static readonly string[] Men = ["KS0", "MP0", "SM0", "TP0", "WR0"];

    /// <inheritdoc/>
    public override string Name => "nemo";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = ThreeFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        string speaker = match.Groups[1].Value;
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Meaning(Labels, match.Groups[2].Value, Corpus, relativePath, "emotion"),
            Speaker = speaker,
            Sex = Women.Contains(speaker) ? SpeakerSex.Female : Men.Contains(speaker) ? SpeakerSex.Male : SpeakerSex.Unknown,
            Attributes = new Dictionary<string, string> { ["sentence"] = match.Groups[3].Value },
        };
    }

    [GeneratedRegex("^([A-Z]{2}[0-9])_([a-z]+)_([0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeFields();
}
