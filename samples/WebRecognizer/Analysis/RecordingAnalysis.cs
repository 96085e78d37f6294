using System.Runtime.CompilerServices;
using SpeechEmotion;

namespace WebRecognizer.Analysis;

/// <summary>
/// Follows one recording, a file or a microphone: the samples go into a session of the library and into the picture. Memory is bounded
/// by the picture and the windows, whatever the length. One writer, one reader of <see cref="WindowsAsync"/>.
/// </summary>
internal sealed class RecordingAnalysis : IAsyncDisposable
{
    private static readonly SpeechEmotion.SessionOptions Options = new()
    {
        Segments = new SegmentOptions { HopSeconds = 0.5, Smoothing = 0.3f },
        QueueSeconds = 5,
    };

    private readonly EmotionRecognizer _recognizer;
    private readonly EmotionSession _session;
    private readonly ColumnStream _columns;
    private readonly Picture _picture = new();
    private readonly List<EmotionSegment> _windows = [];
    private readonly long _mostSamples;
    private long _samples;

    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled.</exception>
    public RecordingAnalysis(EmotionRecognizer recognizer, int sampleRate, TimeSpan maximum)
    {
        _recognizer = recognizer;
        _session = recognizer.OpenSession(sampleRate, Options);
        _columns = new ColumnStream(sampleRate);
        _mostSamples = (long)(maximum.TotalSeconds * sampleRate);
    }

    /// <summary>Gets whether the recording went on after as much as is looked at.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets how much was written, in seconds.</summary>
    public double Seconds => (double)_samples / _session.SampleRate;

    /// <summary>Takes samples, waiting while too many wait to be judged, and returns the columns they complete.</summary>
    public async ValueTask<byte[]> WriteAsync(ReadOnlyMemory<float> samples, CancellationToken cancellationToken)
    {
        if (_samples + samples.Length > _mostSamples)
        {
            samples = samples[..(int)(_mostSamples - _samples)];
            IsCut = true;
        }

        _samples += samples.Length;
        await _session.WriteAsync(samples, cancellationToken);
        return Keep(_columns.Write(samples.Span));
    }

    /// <summary>Says that no more samples follow, and returns the last columns.</summary>
    public async ValueTask<byte[]> CompleteAsync()
    {
        await _session.CompleteAsync();
        return Keep(_columns.Complete());
    }

    /// <summary>Judges window by window until all that was written before <see cref="CompleteAsync"/> is judged.</summary>
    public async IAsyncEnumerable<ResultSegment> WindowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (EmotionSegment window in _session.ReadUpdatesAsync(cancellationToken))
        {
            _windows.Add(window);
            yield return ResultSegment.Of(window, _recognizer.Labels);
        }
    }

    /// <summary>Sums up, after the last window.</summary>
    public RecordingResult ToResult()
    {
        IReadOnlyList<string> labels = _recognizer.Labels;
        ResultSegment[] windows = [.. _windows.Select(window => ResultSegment.Of(window, labels))];
        float[][] scores = [.. windows.Select(window => window.Scores).OfType<float[]>()];
        return new RecordingResult(
            _recognizer.ModelName,
            Seconds,
            RecordingSummary.Of(_windows).SpeechTime.TotalSeconds,
            IsCut,
            labels,
            scores.Length == 0 ? null : [.. labels.Select((_, i) => scores.Average(values => values[i]))],
            windows,
            [.. EmotionTurns.Merge(_windows).Select(turn => ResultSegment.Of(turn, labels))],
            new ResultPicture(_picture.SecondsPerColumn, ColumnStream.Bands, ColumnStream.TopFrequency, _picture.ToArray()));
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private byte[] Keep(byte[] columns)
    {
        _picture.Add(columns);
        return columns;
    }
}
