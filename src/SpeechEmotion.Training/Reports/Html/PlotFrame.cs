using System.Text;
using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>The axes of a plot: grid, tick labels, titles, and the mapping of values to coordinates.</summary>
internal sealed class PlotFrame
{
    private const double Left = 62;
    private const double Right = 14;
    private const double Top = 12;
    private const double Bottom = 44;

    private static readonly double[] RoundFactors = [1, 2, 5, 10];

    private readonly StringBuilder _svg = new();
    private readonly double _width;
    private readonly double _height;
    private readonly (double Low, double High) _x;
    private readonly (double Low, double High) _y;

    public PlotFrame(double width, double height, (double Low, double High) x, (double Low, double High) y, string description)
    {
        (_width, _height, _x, _y) = (width, height, x, y);
        _svg.Append($"<svg viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"{Encode(description)}\">");
    }

    public double X(double value) => Left + ((value - _x.Low) / (_x.High - _x.Low) * (_width - Left - Right));

    public double Y(double value) => _height - Bottom - ((value - _y.Low) / (_y.High - _y.Low) * (_height - Top - Bottom));

    public PlotFrame Axes(
        string xTitle, string yTitle, IEnumerable<(double Value, string Label)> xTicks, IEnumerable<(double Value, string Label)> yTicks)
    {
        foreach ((double value, string label) in yTicks)
        {
            Line(Left, Y(value), _width - Right, Y(value), "grid");
            Text(Left - 7, Y(value) + 4, label, "tick end");
        }

        foreach ((double value, string label) in xTicks)
        {
            Text(X(value), _height - Bottom + 17, label, "tick mid");
        }

        Line(Left, _height - Bottom, _width - Right, _height - Bottom, "axis");
        Text((Left + _width - Right) / 2, _height - 6, xTitle, "title mid");
        double middle = (Top + _height - Bottom) / 2;
        _svg.Append($"<text class=\"title mid\" transform=\"rotate(-90 12 {Number(middle)})\" "
            + $"x=\"12\" y=\"{Number(middle)}\">{Encode(yTitle)}</text>");
        return this;
    }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _svg.Append($"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    public void Text(double x, double y, string text, string style) =>
        _svg.Append($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{Encode(text)}</text>");

    /// <summary>A bar between two values; the tip is shown under the pointer.</summary>
    public void Bar(double x1, double x2, double y1, double y2, string style, string tip) => _svg.Append(
        $"<rect class=\"{style}\" x=\"{Number(X(x1))}\" y=\"{Number(Y(y2))}\" width=\"{Number(X(x2) - X(x1))}\" "
        + $"height=\"{Number(Y(y1) - Y(y2))}\" rx=\"2\"><title>{Encode(tip)}</title></rect>");

    /// <summary>A label below the axis, slanted so that many fit.</summary>
    public void SlantedTick(double value, string label)
    {
        string place = $"{Number(X(value) + 4)} {Number(_height - Bottom + 12)}";
        _svg.Append($"<text class=\"tick end\" transform=\"translate({place}) rotate(-55)\">{Encode(label)}</text>");
    }

    public void Curve(IEnumerable<(double X, double Y)> points, string style) => _svg.Append(
        $"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(point => $"{Number(X(point.X))},{Number(Y(point.Y))}"))}\"/>");

    public void Dot(double x, double y, double radius, string style, string tip) => _svg.Append(
        $"<circle class=\"{style}\" cx=\"{Number(X(x))}\" cy=\"{Number(Y(y))}\" r=\"{Number(radius)}\"><title>{Encode(tip)}</title></circle>");

    public string End() => _svg.Append("</svg>").ToString();

    /// <summary>Ticks from 0 to 100 %.</summary>
    public static IEnumerable<(double Value, string Label)> Shares(double step = 0.2) =>
        Enumerable.Range(0, (int)Math.Round(1 / step) + 1).Select(index => (index * step, Percent(index * step, 0)));

    /// <summary>About five round ticks between two values.</summary>
    public static IEnumerable<(double Value, string Label)> Round(double low, double high)
    {
        double rough = (high - low) / 5;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * RoundFactors.First(factor => factor * power >= rough * 0.999);
        for (double value = Math.Ceiling(low / step) * step; value <= high + (step * 1e-6); value += step)
        {
            yield return (value, Number(value));
        }
    }
}
