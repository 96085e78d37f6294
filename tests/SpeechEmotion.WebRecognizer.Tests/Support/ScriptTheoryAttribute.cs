namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>A test that plays ffmpeg with a shell script; skipped where there is no shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptTheoryAttribute : TheoryAttribute
{
    public ScriptTheoryAttribute() => Skip = File.Exists("/bin/sh") ? null : "There is no /bin/sh to run the stand-in script.";
}
