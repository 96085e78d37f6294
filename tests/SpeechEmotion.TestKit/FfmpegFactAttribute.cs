using Xunit;

namespace SpeechEmotion.TestKit;

/// <summary>A test with the real ffmpeg: skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute()
    {
        if (Programs.Ffmpeg is null)
        {
            Skip = "The ffmpeg program is not on PATH.";
        }
    }
}
