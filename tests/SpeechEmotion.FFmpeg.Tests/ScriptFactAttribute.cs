namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>A test that plays ffmpeg with a shell script: skipped where there is no shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute()
    {
        if (!File.Exists("/bin/sh"))
        {
            Skip = "There is no /bin/sh to run the stand-in script.";
        }
    }
}
