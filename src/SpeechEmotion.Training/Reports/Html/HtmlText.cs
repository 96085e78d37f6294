using System.Globalization;
using System.Net;

namespace SpeechEmotion.Training;

/// <summary>Text and numbers that are safe inside HTML, whatever the reader's language.</summary>
internal static class HtmlText
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate: two decimals at most, a point as separator.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share, int decimals = 1) =>
        (share * 100).ToString(decimals == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";
}
