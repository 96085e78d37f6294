using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SpeechEmotion.FFmpeg;

/// <summary>One running ffmpeg: its input is fed by a background task, its output is read by the owner, its complaints are kept.</summary>
internal sealed partial class FfmpegProcess : IDisposable
{
    private const int MaxComplaintLength = 2000;

    private readonly Process _process;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _cancellation;
    private readonly Task _feeding;
    private readonly Task<string> _complaints;
    private volatile ExceptionDispatchInfo? _inputFailure;

    /// <exception cref="AudioFormatException">The program cannot be started.</exception>
    public FfmpegProcess(string program, Stream input, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true,
        };

        // Floats keep every bit of 24-bit recordings; nothing but the pipes may be opened, whatever the recording refers to.
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "pipe", "-i", "pipe:0",
            "-map", "0:a:0", "-c:a", "pcm_f32le", "-fflags", "+bitexact", "-f", "wav", "pipe:1",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        TimeLimit = timeLimit;
        CancellationToken = cancellationToken;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new AudioFormatException(
                $"The ffmpeg program '{program}' cannot be started: {error.Message}", AudioFormatReason.DecoderMissing, error);
        }

        _feeding = Task.Run(() => FeedAsync(input), CancellationToken.None);
        _complaints = Task.Run(KeepComplaintsAsync, CancellationToken.None);
        _cancellation = cancellationToken.Register(Kill);
    }

    public TimeSpan TimeLimit { get; }

    public CancellationToken CancellationToken { get; }

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Ends the process at once; a blocked read of its output then returns.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
        catch (Exception error) when (error is Win32Exception or AggregateException)
        {
            // It, or a process of its own, is ending.
        }
    }

    /// <summary>
    /// Waits for the end of a process whose output has ended, but not for a read of the recording's stream, which may never return.
    /// </summary>
    /// <returns>Its exit code and what it complained of, of the first 2000 letters, without addresses in its memory.</returns>
    /// <exception cref="IOException">The recording's own stream failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (int ExitCode, string Complaints) WaitForEnd()
    {
        _process.WaitForExit();
        _stop.Cancel();

        // Whoever cancels often closes the stream too: its failure is then no news.
        CancellationToken.ThrowIfCancellationRequested();
        _inputFailure?.Throw();
        return (_process.ExitCode, Address().Replace(_complaints.GetAwaiter().GetResult(), string.Empty).Trim());
    }

    public void Dispose()
    {
        _cancellation.Dispose();
        _stop.Cancel();

        // To end a tree of processes all of the machine's are looked at: not for one that has ended by itself, as mostly.
        if (!_process.HasExited)
        {
            Kill();
            _process.WaitForExit();
        }

        // The caller may dispose its stream after this: no task may still read it. Its failure was reported by WaitForEnd or no longer matters.
        Task.WhenAll(_feeding, _complaints).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();

        // A process leaves pipes open that somebody has read from.
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
        _stop.Dispose();
    }

    /// <summary>What stands behind the name in ffmpeg's <c>[mp3 @ 0x55d0c8a1e2c0]</c>.</summary>
    [GeneratedRegex(" @ (0x)?[0-9a-fA-F]+(?=\\])")]
    private static partial Regex Address();

    private async Task FeedAsync(Stream input)
    {
        byte[] buffer = new byte[64 * 1024];
        Stream target = _process.StandardInput.BaseStream;
        try
        {
            for (int count = -1; count != 0;)
            {
                count = await input.ReadAsync(buffer, _stop.Token).ConfigureAwait(false);
                if (!await TryWriteAsync(target, buffer.AsMemory(0, count)).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // ffmpeg has ended and needs no more.
        }
        catch (Exception error)
        {
            // Half a recording must not look like a whole one. The reason stands there before the process has ended for it.
            _inputFailure = ExceptionDispatchInfo.Capture(error);
            Kill();
        }
        finally
        {
            // Not the writer around it, which would flush into the closed pipe of a process that has ended.
            await target.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Writes to ffmpeg, which closes its input when it has heard enough.</summary>
    private async Task<bool> TryWriteAsync(Stream target, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await target.WriteAsync(bytes, _stop.Token).ConfigureAwait(false);
            await target.FlushAsync(_stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> KeepComplaintsAsync()
    {
        StringBuilder kept = new();
        char[] buffer = new char[1024];
        for (int count = -1; count != 0;)
        {
            count = await _process.StandardError.ReadAsync(buffer).ConfigureAwait(false);
            kept.Append(buffer, 0, Math.Min(count, MaxComplaintLength - kept.Length));
        }

        return kept.ToString();
    }
}
