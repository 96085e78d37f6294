using System.Text;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>A pipe that holds some text and then stays open until it is ended.</summary>
internal sealed class BlockingStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)
{
    private readonly TaskCompletionSource _readAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what completes when the text is consumed and more is asked for.</summary>
    public Task ReadAgain => _readAgain.Task;

    public void End() => _end.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
        {
            _readAgain.TrySetResult();
            await _end.Task;
        }

        return Read(buffer.Span);
    }
}
