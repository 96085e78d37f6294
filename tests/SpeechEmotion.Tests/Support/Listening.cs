using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SpeechEmotion.Tests.Support;

/// <summary>Collects what recognisers of one model report; other tests run at the same time, so the model's name tells them apart.</summary>
internal sealed class Listening : IDisposable
{
    private readonly string _model;
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _values = new();
    private readonly ConcurrentQueue<Activity> _traces = new();

    public Listening(string model)
    {
        _model = model;
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "SpeechEmotion")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SpeechEmotion",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _traces.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public IReadOnlyList<Activity> Traces => [.. _traces.Where(trace => Equals(trace.GetTagItem("speech_emotion.model"), _model))];

    /// <summary>Everything anybody reported, to show what never stands in it.</summary>
    public string AllTags => string.Join(' ', _values.SelectMany(value => value.Tags.Values).Concat(_traces.SelectMany(trace => trace.Tags.Select(tag => tag.Value))));

    public double[] Values(string instrument, string? tag = null) =>
        [.. _values.Where(value => value.Instrument == instrument && (tag is null || value.Tags.ContainsValue(tag))).Select(value => value.Value)];

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> all = new(tags.ToArray());
        if (Equals(all["speech_emotion.model"], _model))
        {
            _values.Enqueue((instrument.Name, value, all));
        }
    }
}
