using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace SpeechEmotion.Datasets;

/// <summary>SAVEE in both layouts: <c>DC_a01.wav</c> in one folder, and <c>DC/a01.wav</c> in a folder a speaker.</summary>
/// <remarks>
/// Source: Haq and Jackson 2009, http://kahlan.eps.surrey.ac.uk/savee/. Four men: DC, JE, JK, KL. Letters: a d f h n sa su.
/// Attribute: <c>sentence</c>, 1 to 15 within an emotion (1 to 30 for neutral).
/// </remarks>
public sealed partial class SaveeParser : FileNameParser
{
    private const string Corpus = "SAVEE";

    private static readonly ReadOnlyDictionary<string, string> Labels = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a"] = EmotionLabels.Angry,
        ["d"] = EmotionLabels.Disgust,
        ["f"] = EmotionLabels.Fear,
        ["h"] = EmotionLabels.Happy,
        ["n"] = EmotionLabels.Neutral,
        ["sa"] = EmotionLabels.Sad,
        ["su"] = EmotionLabels.Surprise,
    });

    /// <inheritdoc/>
    public override string Name => "savee";

    /// <inheritdoc/>
    public override Utterance? ParseFileName(string relativePath)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        Match match = SpeakerAndCode().Match(Path.ChangeExtension(relativePath, null));
        if (!match.Success)
        {
            return null;
        }

        string letters = match.Groups["letters"].Value;
        string emotion = FileNameCode.Meaning(Labels, letters, Corpus, relativePath, "emotion letter");
        int sentence = FileNameCode.Number(
            match.Groups["number"].Value, 1, letters == "n" ? 30 : 15, Corpus, relativePath, "sentence number");
        return new Utterance
        {
            Path = relativePath,
            Dataset = Name,
            Emotion = emotion,
            Speaker = match.Groups["speaker"].Value,
            Sex = SpeakerSex.Male,
            Attributes = new Dictionary<string, string> { ["sentence"] = $"{sentence}" },
        };
    }

    [GeneratedRegex(@"(?:^|/)(?<speaker>DC|JE|JK|KL)[_/](?<letters>[a-z]+)(?<number>\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SpeakerAndCode();
}
