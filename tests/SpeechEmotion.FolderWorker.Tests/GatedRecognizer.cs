namespace SpeechEmotion.FolderWorker.Tests;

/// <summary>Answers when it is let, or fails as it is told; counts who waits.</summary>
internal sealed class GatedRecognizer : IEmotionRecognizer, IDisposable
{
    private readonly SemaphoreSlim _gate = new(0);
    private int _inside;
    private int _begun;

    public IReadOnlyList<string> Labels { get; } = ["calm"];

    /// <summary>Gets how many recordings are being judged.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>Gets the most recordings that were judged at one time.</summary>
    public int Most { get; private set; }

    /// <summary>Gets how many recordings were begun.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>Gets what the first recordings fail with, one after another.</summary>
    public Queue<Exception> Failures { get; } = new();

    /// <summary>Gets whether those recordings wait before they fail.</summary>
    public bool FailsBehindTheGate { get; init; }

    public void Dispose() => _gate.Dispose();

    public void Open(int count) => _gate.Release(count);

    public async Task<EmotionPrediction> PredictAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        Exception? failure;
        lock (_gate)
        {
            _begun++;
            if (Failures.TryDequeue(out failure) && !FailsBehindTheGate)
            {
                throw failure;
            }

            Most = Math.Max(Most, ++_inside);
        }

        await _gate.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _inside);
        if (failure is not null)
        {
            throw failure;
        }

        return new EmotionPrediction
        {
            Emotion = "calm",
            Confidence = 1,
            Scores = [new EmotionScore("calm", 1)],
            IsSpeech = true,
            ModelName = "gated 1",
            Diagnostics = new PredictionDiagnostics
            {
                DurationUsed = TimeSpan.Zero,
                SourceDuration = TimeSpan.Zero,
                SourceSampleRate = 1,
                Peak = 0,
                ClippedFraction = 0,
                LevelDecibels = 0,
            },
        };
    }

    public EmotionPrediction Predict(AudioSignal signal) => throw new NotSupportedException();

    public EmotionPrediction Predict(Stream stream) => throw new NotSupportedException();
}
