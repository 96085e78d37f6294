using System.Text;
using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>The confusion matrix as a heat map: shade and percentage are shares of the row, the small number counts clips.</summary>
internal static class ConfusionPlot
{
    private const double Cell = 62;
    private const double Gap = 2;
    private const double Left = 92;
    private const double Top = 26;

    // From these shares on text changes its colour to stay readable: in the dark theme, and in both.
    private const double DeepInDark = 0.56;
    private const double DeepInBoth = 0.78;

    public static string Draw(ConfusionMatrix confusion)
    {
        int count = confusion.Labels.Count;
        double width = Left + (count * Cell) + 4;
        double height = Top + (count * Cell) + 34;
        StringBuilder svg = new();
        svg.Append($"<svg viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" "
            + "aria-label=\"Confusion matrix, rows are the truth; the table below holds the same counts\">");
        svg.Append($"<text class=\"title\" x=\"0\" y=\"14\">truth ↓</text>");
        for (int truth = 0; truth < count; truth++)
        {
            double y = Top + (truth * Cell);
            svg.Append($"<text class=\"name end\" x=\"{Number(Left - 9)}\" "
                + $"y=\"{Number(y + (Cell / 2) + 4)}\">{Encode(confusion.Labels[truth])}</text>");
            for (int predicted = 0; predicted < count; predicted++)
            {
                AppendCell(svg, confusion, truth, predicted);
            }
        }

        for (int predicted = 0; predicted < count; predicted++)
        {
            double x = Left + ((predicted + 0.5) * Cell);
            svg.Append($"<text class=\"name mid\" x=\"{Number(x)}\" "
                + $"y=\"{Number(Top + (count * Cell) + 15)}\">{Encode(confusion.Labels[predicted])}</text>");
        }

        svg.Append($"<text class=\"title mid\" x=\"{Number(Left + (count * Cell / 2))}\" y=\"{Number(height - 3)}\">predicted →</text>");
        return svg.Append("</svg>").ToString();
    }

    private static void AppendCell(StringBuilder svg, ConfusionMatrix confusion, int truth, int predicted)
    {
        int clips = confusion.Counts[truth][predicted];
        double share = confusion.Support(truth) == 0 ? 0 : (double)clips / confusion.Support(truth);
        double x = Left + (predicted * Cell);
        double y = Top + (truth * Cell);
        string ink = share > DeepInBoth ? " deep deepest" : share > DeepInDark ? " deep" : "";
        string tip = $"{confusion.Labels[truth]} taken for {confusion.Labels[predicted]}: "
            + $"{clips} of {confusion.Support(truth)} ({Percent(share)})";
        string size = Number(Cell - Gap);
        svg.Append($"<g><title>{Encode(tip)}</title>"
            + $"<rect class=\"base\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{size}\" height=\"{size}\" rx=\"4\"/>");
        svg.Append($"<rect class=\"heat{(truth == predicted ? " right" : "")}\" fill-opacity=\"{Number(share)}\" "
            + $"x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{size}\" height=\"{size}\" rx=\"4\"/>");
        if (clips > 0)
        {
            double middle = x + ((Cell - Gap) / 2);
            svg.Append($"<text class=\"cell mid{ink}\" x=\"{Number(middle)}\" y=\"{Number(y + 29)}\">{Percent(share, 0)}</text>");
            svg.Append($"<text class=\"count mid{ink}\" x=\"{Number(middle)}\" y=\"{Number(y + 45)}\">{clips}</text>");
        }

        svg.Append("</g>");
    }
}
