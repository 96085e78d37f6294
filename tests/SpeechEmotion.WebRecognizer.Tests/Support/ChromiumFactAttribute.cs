using SpeechEmotion.TestKit;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>A test in a real browser; skipped, with the reason, where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Programs.Chromium is null ? "No Chromium is on PATH (apt install chromium)." : null;

    /// <summary>Gets or sets whether the test needs ffmpeg too.</summary>
    public bool NeedsFfmpeg
    {
        get => false;
        set => Skip ??= value && Programs.Ffmpeg is null ? "The ffmpeg program is not on PATH." : null;
    }
}
