using System.Globalization;
using System.Net;
using System.Text;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>Numbers, names and elements of SVG and HTML.</summary>
internal static class SvgText
{
    /// <summary>Writes a coordinate.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Writes text that may hold anything; characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Select(rune => IsAllowed(rune.Value) ? rune.ToString() : "\uFFFD")));

    /// <summary>Adds a line of text.</summary>
    public static void Text(this StringBuilder svg, string kind, double x, double y, string text) =>
        svg.AppendLine($"<text class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{Escape(text)}</text>");

    /// <summary>Adds a rectangle with a tooltip.</summary>
    public static void Rectangle(this StringBuilder svg, string kind, (double X, double Y, double Width, double Height) box, string? tooltip = null)
    {
        string title = tooltip is null ? "/>" : $"><title>{Escape(tooltip)}</title></rect>";
        svg.AppendLine(
            $"<rect class=\"{kind}\" x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"{title}");
    }

    /// <summary>Adds a line.</summary>
    public static void Line(this StringBuilder svg, string kind, double x1, double y1, double x2, double y2) =>
        svg.AppendLine($"<line class=\"{kind}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    // Halves of surrogate pairs are U+FFFD already: no rune has their value.
    private static bool IsAllowed(int value) => value is (>= ' ' and not (0xFFFE or 0xFFFF)) or '\t' or '\n';
}
