using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpeechEmotion;

/// <summary>
/// What can be listened to in a running program, under the name "SpeechEmotion". Nothing says which emotion was recognised: that is for
/// the host to keep or not.
/// </summary>
internal static class Instruments
{
    public const string Name = "SpeechEmotion";
    public const string PredictActivity = "SpeechEmotion.Predict";
    public const string SegmentsActivity = "SpeechEmotion.PredictSegments";
    public const string ModelTag = "speech_emotion.model";
    public const string ErrorTag = "error.type";
    public const string SpeechTag = "speech_emotion.is_speech";
    public const string SoundTag = "speech_emotion.sound_seconds";

    private static readonly Meter Meter = new(Name, Version);

    public static ActivitySource Activities { get; } = new(Name, Version);

    public static Counter<long> Predictions { get; } =
        Meter.CreateCounter<long>("speech_emotion.predictions", "{prediction}", "Clips judged, failures included.");

    public static Counter<long> NoSpeech { get; } =
        Meter.CreateCounter<long>("speech_emotion.no_speech", "{prediction}", "Clips in which nobody spoke.");

    public static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("speech_emotion.prediction.duration", "s", "Time from the bytes or samples of a clip to its answer.");

    public static Histogram<double> RealTimeFactor { get; } =
        Meter.CreateHistogram<double>("speech_emotion.prediction.real_time_factor", "1", "That time divided by the duration of the sound.");

    public static Counter<long> Segments { get; } =
        Meter.CreateCounter<long>("speech_emotion.segments", "{segment}", "Windows judged of recordings and sessions.");

    public static Counter<long> SegmentFailures { get; } =
        Meter.CreateCounter<long>("speech_emotion.segment.failures", "{recording}", "Recordings and sessions that could not be followed to their end.");

    public static Histogram<double> SegmentDuration { get; } =
        Meter.CreateHistogram<double>("speech_emotion.segment.duration", "s", "Time to judge a window.");

    public static Counter<long> Sessions { get; } =
        Meter.CreateCounter<long>("speech_emotion.sessions", "{session}", "Live sessions opened.");

    public static Counter<long> Refusals { get; } =
        Meter.CreateCounter<long>("speech_emotion.session.refusals", "{write}", "Writes refused because too much sound waited to be judged.");

    public static Histogram<double> Waiting { get; } =
        Meter.CreateHistogram<double>("speech_emotion.session.waiting", "s", "Sound that waited to be judged when a session gave an update.");

    public static Counter<double> Lost { get; } =
        Meter.CreateCounter<double>("speech_emotion.session.lost", "s", "Sound of sessions that was lost on the way.");

    private static string Version => typeof(Instruments).Assembly.GetName().Version?.ToString(3) ?? "";
}
