using Microsoft.Extensions.Logging;

namespace SpeechEmotion;

/// <summary>What a recogniser writes to the host's log. Exceptions reach the caller, so they are told at debug level only.</summary>
internal static partial class RecognizerLog
{
    [LoggerMessage(1, LogLevel.Information, "Model {Model} is ready: {Labels} emotions from {Features} features.")]
    public static partial void Created(ILogger logger, string model, int labels, int features);

    [LoggerMessage(2, LogLevel.Debug, "Model {Model} judged {SoundSeconds:0.00} s of sound in {Milliseconds:0.0} ms; speech: {IsSpeech}.")]
    public static partial void Predicted(ILogger logger, string model, double soundSeconds, double milliseconds, bool isSpeech);

    [LoggerMessage(3, LogLevel.Debug, "Model {Model} gave no answer: {Error}: {Reason}")]
    public static partial void Failed(ILogger logger, string model, string error, string reason);

    [LoggerMessage(4, LogLevel.Debug, "Model {Model} follows a live session at {SampleRate} Hz.")]
    public static partial void SessionOpened(ILogger logger, string model, int sampleRate);

    [LoggerMessage(5, LogLevel.Warning, "A live session refused {Samples} samples: too much sound waits to be judged.")]
    public static partial void WriteRefused(ILogger logger, int samples);

    [LoggerMessage(6, LogLevel.Debug, "A live session refused {Samples} samples more.")]
    public static partial void WriteRefusedAgain(ILogger logger, int samples);
}
