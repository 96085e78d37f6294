using System.Globalization;

namespace SpeechEmotion.TestKit;

/// <summary>Until it is disposed, this thread writes numbers with a decimal comma and ∞, as much of the world does.</summary>
public sealed class CommaCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CommaCulture()
    {
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.PercentDecimalSeparator = ",";
        comma.NumberFormat.PositiveInfinitySymbol = "∞";
        comma.NumberFormat.NegativeInfinitySymbol = "-∞";
        CultureInfo.CurrentCulture = comma;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
