using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>TESS: <c>OAF_back_angry.wav</c> (talker, word, emotion); the suffix <c>ps</c> is pleasant surprise.</summary>
/// <remarks>
/// Source: Pichora-Fuller and Dupuis 2020, https://doi.org/10.5683/SP2/E8H2MF. Two women: the older talker OAF (64 years) and the
/// younger YAF (26). One original is called <c>OA_bite_neutral</c>. Attributes: <c>word</c>, <c>talker</c> (older or younger).
/// </remarks>
public sealed partial class TessParser : FileNameParser
{
    private const string Corpus = "TESS";

    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["angry"] = EmotionLabels.Angry,
        ["disgust"] = EmotionLabels.Disgust,
        ["fear"] = EmotionLabels.Fear,
        ["happy"] = EmotionLabels.Happy,
        ["neutral"] = EmotionLabels.Neutral,
        ["ps"] = EmotionLabels.Surprise,
        ["sad"] = EmotionLabels.Sad,
    });

    /// <inheritdoc/>
    public override string Name => "tess";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        Match match = ThreeFields().Match(Path.GetFileNameWithoutExtension(relativePath));
        if (!match.Success)
        {
            return null;
        }

        bool older = match.Groups[1].Value[0] == 'O';
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = FileNameCode.Meaning(Labels, match.Groups[3].Value, Corpus, relativePath, "emotion"),
            Speaker = older ? "OAF" : "YAF",
            Sex = SpeakerSex.Female,
            Attributes = new Dictionary<string, string>
            {
                ["word"] = match.Groups[2].Value,
                ["talker"] = older ? "older" : "younger",
            },
        };
    }

    [GeneratedRegex(@"^(OAF?|YAF?)_([A-Za-z]+)_([A-Za-z]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeFields();
}
