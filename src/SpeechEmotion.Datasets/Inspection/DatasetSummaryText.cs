using System.Globalization;
using System.Text;

namespace SpeechEmotion.Datasets;

/// <summary>Writes a summary as text for a terminal.</summary>
internal static class DatasetSummaryText
{
    private const int LineWidth = 100;

    public static string Write(DatasetSummary summary)
    {
        StringBuilder text = new();
        string hours = summary.Hours is { } value ? string.Create(CultureInfo.InvariantCulture, $", {value:0.00} h") : "";
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{summary.Dataset}: {summary.ClipCount} clips, {summary.ClipsBySpeaker.Count} speakers{hours}");
        Table(text, "emotion", summary.ClipsByEmotion.Select(pair => (pair.Key, pair.Value)));
        Table(text, "sex", summary.ClipsBySex.Select(pair =>
            (Key: $"{Word(pair.Key)} ({summary.SpeakersBySex[pair.Key]} speakers)", pair.Value)));
        Speakers(text, summary);
        text.AppendLine(CultureInfo.InvariantCulture, $"  duplicates: {(summary.Duplicates.Count == 0 ? "none" : summary.Duplicates.Count)}");
        foreach (IReadOnlyList<string> group in summary.Duplicates)
        {
            // Files of one name lie in different folders.
            string[] names = [.. group.Select(path => Path.GetFileName(path))];
            text.AppendLine(CultureInfo.InvariantCulture, $"    {string.Join(" = ", names.Distinct().Count() == names.Length ? names : group)}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  not understood: {(summary.Problems.Count == 0 ? "none" : summary.Problems.Count)}");
        foreach (DatasetProblem problem in summary.Problems)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {problem.Path}: {problem.Reason}");
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IEnumerable<(string Name, int Clips)> rows)
    {
        (string Name, int Clips)[] all = [.. rows];
        int width = all.Select(row => row.Name.Length).DefaultIfEmpty(0).Max();
        text.AppendLine(CultureInfo.InvariantCulture, $"  {title}");
        foreach ((string name, int clips) in all)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {name.PadRight(width)} {clips,6}");
        }
    }

    private static void Speakers(StringBuilder text, DatasetSummary summary)
    {
        text.AppendLine("  speaker");
        string[] cells = [.. summary.ClipsBySpeaker.Select(pair => $"{pair.Key} {pair.Value}")];
        int width = cells.Select(cell => cell.Length).DefaultIfEmpty(1).Max() + 3;
        foreach (string[] line in cells.Chunk(Math.Max(1, (LineWidth - 4) / width)))
        {
            text.AppendLine("    " + string.Concat(line.Select(cell => cell.PadRight(width))).TrimEnd());
        }
    }

    private static string Word(SpeakerSex sex) => sex switch
    {
        SpeakerSex.Female => "female",
        SpeakerSex.Male => "male",
        _ => "not stated",
    };
}
