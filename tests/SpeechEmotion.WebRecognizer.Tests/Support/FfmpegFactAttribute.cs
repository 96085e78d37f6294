namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>A test that needs ffmpeg; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute() => Skip = Programs.Ffmpeg is null ? "The ffmpeg program is not on PATH." : null;
}
