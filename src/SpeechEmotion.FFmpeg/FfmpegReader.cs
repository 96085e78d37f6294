using System.Globalization;
using SpeechEmotion.Audio;

namespace SpeechEmotion.FFmpeg;

/// <summary>Reads the WAVE stream that ffmpeg writes.</summary>
internal sealed class FfmpegReader : IAudioReader
{
    private readonly FfmpegProcess _process;
    private readonly FfmpegOutputStream _output;
    private readonly IAudioReader _wave;
    private readonly TimeSpan _maxDuration;
    private readonly long _maxFrames;
    private long _frames;
    private bool _isDisposed;

    public FfmpegReader(FfmpegProcess process, TimeSpan maxDuration)
    {
        _process = process;
        _output = new FfmpegOutputStream(process);
        try
        {
            _wave = new WavDecoder().Open(_output);
        }
        catch
        {
            _output.Dispose();
            throw;
        }

        _maxDuration = maxDuration;
        _maxFrames = (long)Math.Min(maxDuration.TotalSeconds * _wave.SampleRate, long.MaxValue);
        Source = _wave.Source with { Encoding = "decoded by ffmpeg" };
    }

    public int SampleRate => _wave.SampleRate;

    public int ChannelCount => _wave.ChannelCount;

    public AudioSource Source { get; private set; }

    public int Read(Span<float> interleaved)
    {
        int frames = _wave.Read(interleaved);
        _frames += frames;
        if (_frames > _maxFrames)
        {
            throw new AudioFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The recording gives more than {_maxDuration.TotalHours:0.###} h of sound, the limit of FfmpegOptions.MaximumDuration."),
                isCorrupt: false);
        }

        if (frames == 0 && _output.Complaint.Length > 0)
        {
            // Damaged parts are missing from what was read; where nothing was read, nothing is known.
            Source = _frames > 0
                ? Source with { IsTruncated = true }
                : throw new AudioFormatException($"ffmpeg could not decode this recording: {_output.Complaint}", isCorrupt: true);
        }

        return frames;
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _wave.Dispose();
        _process.Dispose();
        _output.Dispose();
    }
}
