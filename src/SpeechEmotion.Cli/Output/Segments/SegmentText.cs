using System.Globalization;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Times, numbers and answers as text, the same in every language.</summary>
internal static class SegmentText
{
    /// <summary>Writes seconds with up to six decimals.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Writes <c>hh:mm:ss.fff</c>; hours may have more than two digits.</summary>
    public static string Clock(TimeSpan time, char decimalMark)
    {
        long milliseconds = (long)Math.Round(time.TotalMilliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{decimalMark}{milliseconds % 1000:000}");
    }

    /// <summary>Writes <c>m:ss.f</c>, or <c>h:mm:ss.f</c> from an hour on.</summary>
    public static string ShortClock(TimeSpan time)
    {
        long tenths = (long)Math.Round(time.TotalSeconds * 10);
        string hours = tenths >= 36_000 ? $"{tenths / 36_000}:" : string.Empty;
        string minutes = (tenths / 600 % 60).ToString(hours.Length > 0 ? "00" : "0", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{hours}{minutes}:{tenths / 10 % 60:00}.{tenths % 10}");
    }

    /// <summary>Writes a number so that reading it gives the same number.</summary>
    public static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes a probability or share in whole per cent.</summary>
    public static string Percent(double value) => value.ToString("0 '%'", CultureInfo.InvariantCulture);

    /// <summary>Names the emotion of a segment.</summary>
    public static string Answer(EmotionSegment segment) => segment.IsSpeech ? segment.Emotion ?? "uncertain" : "no speech";

    /// <summary>Names the emotion and how probable it is: <c>angry 87 %</c>.</summary>
    public static string Caption(EmotionSegment segment) => $"{Answer(segment)} {Percent(100 * segment.Confidence)}";

    /// <summary>Writes how much of the speech sounds like what, or is uncertain; less than half a per cent is left out.</summary>
    public static string Shares(RecordingSummary summary)
    {
        float uncertain = summary.SpeechTime > TimeSpan.Zero ? 1 - summary.Emotions.Sum(share => share.Share) : 0;
        IEnumerable<string> shares = summary.Emotions.Select(share => (share.Emotion, share.Share)).Append(("uncertain", uncertain))
            .Where(share => share.Item2 >= 0.005f)
            .Select(share => $"{share.Item1} {Percent(100 * share.Item2)}");
        string text = string.Join(", ", shares);
        return text.Length > 0 ? $": {text}" : text;
    }
}
