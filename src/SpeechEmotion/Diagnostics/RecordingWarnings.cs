namespace SpeechEmotion;

/// <summary>Says in plain sentences what makes a recording doubtful.</summary>
internal static class RecordingWarnings
{
    private const float QuietDecibels = -50;
    private const float ClippedShare = 0.001f;
    private const float NoisyDecibels = 10;

    // A voice in one of two channels loses half; the room between two microphones costs up to a third.
    private const float LostShare = 0.4f;

    // Of a stream's sound, on the way.
    private const double LostOnTheWay = 0.01;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.5);

    // Models learn from clips of some seconds; emotions change within less.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>Lists the warnings of one recording.</summary>
    /// <param name="diagnostics">What was measured.</param>
    /// <param name="modelRate">The rate the model works at, in hertz.</param>
    /// <param name="isTruncated">Whether the file ended before its stated length.</param>
    /// <param name="cutAt">Where reading stopped, or <see langword="null"/> where everything was read.</param>
    /// <param name="missedOffset">Where the model starts to look, in seconds, if the recording ends before that.</param>
    public static IReadOnlyList<string> List(
        PredictionDiagnostics diagnostics, int modelRate, bool isTruncated, TimeSpan? cutAt, double? missedOffset) =>
        [.. Missing(isTruncated, cutAt, missedOffset), .. Sound(diagnostics, modelRate), .. Brief(diagnostics), .. Answer(diagnostics)];

    /// <summary>Lists the warnings of a recording that was judged window by window.</summary>
    /// <param name="diagnostics">What was measured.</param>
    /// <param name="modelRate">The rate the model works at, in hertz.</param>
    /// <param name="isTruncated">Whether the file ended before its stated length.</param>
    /// <param name="lost">How much of a live stream was lost on the way.</param>
    public static IReadOnlyList<string> OfSegments(PredictionDiagnostics diagnostics, int modelRate, bool isTruncated, TimeSpan lost) =>
        [.. Missing(isTruncated, null, null), .. Lost(diagnostics, lost), .. Sound(diagnostics, modelRate), .. Brief(diagnostics)];

    private static IEnumerable<string> Missing(bool isTruncated, TimeSpan? cutAt, double? missedOffset)
    {
        if (isTruncated)
        {
            yield return "The file ends before the length its header states; what was there is used.";
        }

        if (cutAt is { } limit)
        {
            yield return FormattableString.Invariant($"The recording is longer than {limit.TotalSeconds:0.#} s; only that much was read.");
        }

        if (missedOffset is { } offset)
        {
            yield return FormattableString.Invariant($"The recording ends before the part this model looks at, which starts at {offset:0.##} s.");
        }
    }

    private static IEnumerable<string> Lost(PredictionDiagnostics diagnostics, TimeSpan lost)
    {
        if (lost > diagnostics.SourceDuration * LostOnTheWay)
        {
            yield return FormattableString.Invariant($"{lost.TotalSeconds:0.0} s of the sound were lost on the way.");
        }
    }

    private static IEnumerable<string> Sound(PredictionDiagnostics diagnostics, int modelRate)
    {
        if (diagnostics.SourceSampleRate < modelRate)
        {
            yield return $"The recording has {diagnostics.SourceSampleRate} Hz, the model was made for {modelRate} Hz: " +
                $"everything above {diagnostics.SourceSampleRate / 2} Hz is missing.";
        }

        if (diagnostics.MixLoss > LostShare)
        {
            yield return FormattableString.Invariant(
                $"The channels differ: their mean, which was judged, keeps {1 - diagnostics.MixLoss:P0} of their sound. ") +
                "Where each has a speaker of its own, judge them one by one.";
        }

        if (diagnostics.ClippedFraction > ClippedShare)
        {
            yield return FormattableString.Invariant($"The recording is clipped: {diagnostics.ClippedFraction:P1} of its samples are at full scale.");
        }

        if (diagnostics.LevelDecibels is < QuietDecibels and > float.NegativeInfinity)
        {
            yield return FormattableString.Invariant($"The recording is very quiet: {diagnostics.LevelDecibels:0.0} dB relative to full scale.");
        }
    }

    private static IEnumerable<string> Brief(PredictionDiagnostics diagnostics)
    {
        if (diagnostics.DurationUsed == TimeSpan.Zero && diagnostics.SourceDuration < Short)
        {
            yield return FormattableString.Invariant($"The recording lasts {diagnostics.SourceDuration.TotalSeconds:0.00} s only.");
        }
    }

    private static IEnumerable<string> Answer(PredictionDiagnostics diagnostics)
    {
        bool isSpeech = diagnostics.DurationUsed > TimeSpan.Zero;
        if (isSpeech && diagnostics.DurationUsed < Short)
        {
            yield return FormattableString.Invariant($"Only {diagnostics.DurationUsed.TotalSeconds:0.00} s could be judged.");
        }

        if (diagnostics.DurationUsed > Long)
        {
            yield return FormattableString.Invariant(
                $"This is one answer for {diagnostics.DurationUsed.TotalSeconds:0} s of sound; segments show how it changes.");
        }

        if (isSpeech && diagnostics.EstimatedSnrDecibels < NoisyDecibels)
        {
            yield return FormattableString.Invariant($"The background is loud: speech is about {diagnostics.EstimatedSnrDecibels:0} dB above it.");
        }
    }
}
