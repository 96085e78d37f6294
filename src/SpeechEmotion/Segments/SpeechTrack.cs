using System.Runtime.InteropServices;
using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>Where in the latest part of a stream somebody speaks. Not thread-safe: it follows one stream.</summary>
internal sealed class SpeechTrack
{
    private readonly VoiceActivityDetector _detector;
    private readonly StreamingVoiceActivity _stream;
    private readonly List<VoiceActivityFrame> _frames;
    private readonly List<VoiceActivityFrame> _window;

    /// <param name="detector">The detector.</param>
    /// <param name="sampleRate">The stream's rate, in hertz.</param>
    /// <param name="capacity">How many decisions are expected at once.</param>
    public SpeechTrack(VoiceActivityDetector detector, int sampleRate, int capacity)
    {
        _detector = detector;
        _stream = detector.OpenStream(sampleRate);
        _frames = new List<VoiceActivityFrame>(capacity);
        _window = new List<VoiceActivityFrame>(capacity);
    }

    /// <summary>Takes the next samples.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        _stream.Write(samples);
        ReadAll();
    }

    /// <summary>Takes the decisions that waited for more samples.</summary>
    public void Complete()
    {
        _stream.Complete();
        ReadAll();
    }

    /// <summary>Tells whether all that begins before a point is decided, as long as the stream goes on.</summary>
    public bool Covers(TimeSpan end) => _frames.Count > 0 && _frames[^1].Start >= end;

    /// <summary>Judges a window.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="window">Its sound, at any rate.</param>
    public VoiceActivity Judge(TimeSpan start, TimeSpan end, AudioSignal window)
    {
        _window.Clear();
        foreach (VoiceActivityFrame frame in _frames)
        {
            if (frame.Start >= start && frame.Start < end)
            {
                _window.Add(frame with { Start = frame.Start - start });
            }
        }

        return _detector.Judge(CollectionsMarshal.AsSpan(_window), window);
    }

    /// <summary>Forgets what begins before a point.</summary>
    public void DropBefore(TimeSpan start)
    {
        int dropped = 0;

        // The last one tells how far the stream is decided.
        while (dropped < _frames.Count - 1 && _frames[dropped].Start < start)
        {
            dropped++;
        }

        _frames.RemoveRange(0, dropped);
    }

    private void ReadAll()
    {
        while (_stream.TryRead(out VoiceActivityFrame frame))
        {
            _frames.Add(frame);
        }
    }
}
