namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>A test with the real program: skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute()
    {
        if (!new FfmpegDecoder().IsAvailable)
        {
            Skip = "The ffmpeg program is not on PATH.";
        }
    }
}
