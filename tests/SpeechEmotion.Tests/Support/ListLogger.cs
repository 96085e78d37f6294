using Microsoft.Extensions.Logging;

namespace SpeechEmotion.Tests.Support;

/// <summary>Keeps messages of a level and above.</summary>
internal sealed class ListLogger(LogLevel level) : ILogger<EmotionRecognizer>
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages => _messages;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_messages)
        {
            _messages.Add($"{eventId.Id} {logLevel}: {formatter(state, exception)}");
        }
    }
}
