using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

public sealed class EmotionRecognizerExtensionsTests
{
    private readonly Decorator _recognizer = new(Clips.Recognizer());

    [Fact]
    public async Task PredictFile_AnyRecognizer_AnswersAsForTheStream()
    {
        using FileStream stream = File.OpenRead(Clips.Path());
        EmotionPrediction expected = _recognizer.Predict(stream);

        Assert.Equal(expected.Scores, _recognizer.PredictFile(Clips.Path()).Scores);
        Assert.Equal(expected.Scores, (await _recognizer.PredictFileAsync(Clips.Path())).Scores);
        Assert.Equal(3, _recognizer.Calls);
    }

    [Fact]
    public async Task PredictFileAsync_Cancelled_IsCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => _recognizer.PredictFileAsync(Clips.Path(), new CancellationToken(canceled: true)));

    [Fact]
    public async Task PredictFile_NoFile_SaysSo()
    {
        Assert.Throws<FileNotFoundException>(() => _recognizer.PredictFile("absent.wav"));
        await Assert.ThrowsAsync<FileNotFoundException>(() => _recognizer.PredictFileAsync("absent.wav"));
        Assert.Equal(0, _recognizer.Calls);
    }

    private sealed class Decorator(IEmotionRecognizer inner) : IEmotionRecognizer
    {
        public int Calls { get; private set; }

        public IReadOnlyList<string> Labels => inner.Labels;

        public EmotionPrediction Predict(AudioSignal signal) => inner.Predict(signal);

        public EmotionPrediction Predict(Stream stream)
        {
            Calls++;
            return inner.Predict(stream);
        }

        public Task<EmotionPrediction> PredictAsync(Stream stream, CancellationToken cancellationToken = default)
        {
            Calls++;
            return inner.PredictAsync(stream, cancellationToken);
        }
    }
}
