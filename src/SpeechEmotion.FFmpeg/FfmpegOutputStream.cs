using System.Diagnostics;
using System.Globalization;
using SpeechEmotion.Audio;

namespace SpeechEmotion.FFmpeg;

/// <summary>ffmpeg's output, whose end is an error unless ffmpeg ended well, and whose waiting time is limited.</summary>
internal sealed class FfmpegOutputStream : ReadOnlyStream
{
    // In the words of its releases, when it was built without a codec.
    private static readonly string[] NoDecoder = ["no decoder found for", "not found for input stream", "Decoder not found"];

    private readonly FfmpegProcess _process;
    private readonly Timer _timer;
    private readonly Stopwatch _waiting = new();
    private volatile bool _isOutOfTime;

    public FfmpegOutputStream(FfmpegProcess process)
    {
        _process = process;
        _timer = new Timer(_ => EndForTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Gets what ffmpeg complained of first although it reached the end, empty for a sound recording; final at the end of the output.
    /// </summary>
    public string Complaint { get; private set; } = string.Empty;

    public override int Read(Span<byte> buffer)
    {
        if (_process.TimeLimit != Timeout.InfiniteTimeSpan)
        {
            TimeSpan left = _process.TimeLimit - _waiting.Elapsed;
            _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        _waiting.Start();
        try
        {
            int count = _process.Output.Read(buffer);
            if (count == 0 && buffer.Length > 0)
            {
                CheckEnd();
            }

            return count;
        }
        finally
        {
            _waiting.Stop();
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }

    private void EndForTime()
    {
        _isOutOfTime = true;
        _process.Kill();
    }

    private void CheckEnd()
    {
        (int exitCode, string complaints) = _process.WaitForEnd();
        if (_isOutOfTime)
        {
            throw new AudioFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"ffmpeg needed longer than the limit of {_process.TimeLimit.TotalSeconds:0.###} s (FfmpegOptions.TimeLimit) and was ended."),
                AudioFormatReason.Interrupted,
                new TimeoutException());
        }

        if (exitCode != 0)
        {
            if (FfmpegExit.Interruption(exitCode, complaints) is { } interruption)
            {
                throw new AudioFormatException(
                    $"ffmpeg was ended {interruption} before it had decoded this recording (exit code {exitCode}), which says nothing of the "
                    + "recording: a service that is stopped and a machine that runs out of memory end it so. Try again.",
                    AudioFormatReason.Interrupted);
            }

            if (complaints.Contains("matches no streams", StringComparison.Ordinal))
            {
                throw new AudioFormatException("This recording holds no sound: ffmpeg found no audio in it. Give a file with an audio track.", isCorrupt: false);
            }

            if (NoDecoder.Any(complaint => complaints.Contains(complaint, StringComparison.OrdinalIgnoreCase)))
            {
                throw new AudioFormatException(
                    $"The installed ffmpeg cannot decode this recording's format: {FirstLine(complaints)}. Install a build with that codec.", isCorrupt: false);
            }

            string reason = complaints.Length > 0 ? FirstLine(complaints) : "it gave no reason.";
            throw new AudioFormatException($"ffmpeg could not decode this recording (exit code {exitCode}): {reason}", isCorrupt: true);
        }

        Complaint = FirstLine(complaints);
    }

    // Of a broken stream, ffmpeg says the same of each packet.
    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
