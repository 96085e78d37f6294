using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SpeechEmotion;

/// <summary>Reports what one recogniser does to whoever listens; costs nothing where nobody does. Thread-safe.</summary>
/// <param name="modelName">The model, by which everything is tagged.</param>
/// <param name="logger">The host's log.</param>
internal sealed class Observer(string modelName, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _model = new(Instruments.ModelTag, modelName);

    /// <summary>Says what the recogniser is.</summary>
    public void Created(int labels, int features) => RecognizerLog.Created(logger, modelName, labels, features);

    /// <summary>Begins a prediction.</summary>
    public PredictionWatch Predict() =>
        new(Stopwatch.GetTimestamp(), Instruments.Activities.StartActivity(Instruments.PredictActivity)?.SetTag(_model.Key, _model.Value));

    /// <summary>Ends a prediction that has an answer.</summary>
    public void Predicted(PredictionWatch watch, EmotionPrediction prediction)
    {
        double seconds = Stopwatch.GetElapsedTime(watch.Start).TotalSeconds;
        double sound = prediction.Diagnostics.SourceDuration.TotalSeconds;
        Instruments.Predictions.Add(1, _model);
        Instruments.Duration.Record(seconds, _model);
        if (sound > 0)
        {
            Instruments.RealTimeFactor.Record(seconds / sound, _model);
        }

        if (!prediction.IsSpeech)
        {
            Instruments.NoSpeech.Add(1, _model);
        }

        RecognizerLog.Predicted(logger, modelName, sound, 1000 * seconds, prediction.IsSpeech);
        if (watch.Activity is { } activity)
        {
            activity.SetTag(Instruments.SpeechTag, prediction.IsSpeech).SetTag(Instruments.SoundTag, sound);
            activity.Dispose();
        }
    }

    /// <summary>Ends a prediction that failed, or that nobody wanted any more, which is no failure and counts nowhere.</summary>
    /// <returns><see langword="false"/>, so that it can stand where an exception passes by.</returns>
    public bool Failed(PredictionWatch watch, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            watch.Activity?.Dispose();
            return false;
        }

        Instruments.Predictions.Add(1, _model, new(Instruments.ErrorTag, exception.GetType().Name));
        RecognizerLog.Failed(logger, modelName, exception.GetType().Name, exception.Message);
        watch.Activity?.SetTag(Instruments.ErrorTag, exception.GetType().Name).SetStatus(ActivityStatusCode.Error);
        watch.Activity?.Dispose();
        return false;
    }

    /// <summary>A recording or a session could not be followed any further, or was cancelled, which counts nowhere.</summary>
    /// <param name="activity">The recording's activity, which goes on to its end.</param>
    /// <param name="exception">Why.</param>
    /// <returns><see langword="false"/>, so that it can stand where an exception passes by.</returns>
    public bool Failed(Activity? activity, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            return false;
        }

        Instruments.SegmentFailures.Add(1, _model, new(Instruments.ErrorTag, exception.GetType().Name));
        RecognizerLog.Failed(logger, modelName, exception.GetType().Name, exception.Message);
        activity?.SetTag(Instruments.ErrorTag, exception.GetType().Name).SetStatus(ActivityStatusCode.Error);
        return false;
    }

    /// <summary>Begins to follow a recording.</summary>
    public Activity? Follow() => Instruments.Activities.StartActivity(Instruments.SegmentsActivity)?.SetTag(_model.Key, _model.Value);

    /// <summary>A window was judged.</summary>
    public void Judged(long start, bool isSpeech)
    {
        Instruments.Segments.Add(1, _model, new(Instruments.SpeechTag, isSpeech ? "true" : "false"));
        Instruments.SegmentDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, _model);
    }

    /// <summary>A live session was opened.</summary>
    public void Opened(int sampleRate)
    {
        Instruments.Sessions.Add(1, _model);
        RecognizerLog.SessionOpened(logger, modelName, sampleRate);
    }

    /// <summary>A session gave an update.</summary>
    /// <param name="seconds">How much sound waited behind it.</param>
    public void Waiting(double seconds) => Instruments.Waiting.Record(seconds, _model);

    /// <summary>Sound of a session was lost.</summary>
    public void Lost(double seconds) => Instruments.Lost.Add(seconds, _model);

    /// <summary>A session had no room for what was written.</summary>
    /// <param name="samples">How much was written.</param>
    /// <param name="isAgain">Whether there was none the last time either: a log needs that once.</param>
    public void Refused(int samples, bool isAgain)
    {
        Instruments.Refusals.Add(1, _model);
        if (isAgain)
        {
            RecognizerLog.WriteRefusedAgain(logger, samples);
        }
        else
        {
            RecognizerLog.WriteRefused(logger, samples);
        }
    }
}
