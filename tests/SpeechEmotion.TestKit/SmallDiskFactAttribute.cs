using Xunit;

namespace SpeechEmotion.TestKit;

/// <summary>A test that runs out of room on a disk of its own: skipped where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible())
        {
            Skip = "No file system can be mounted here (Linux, with the rights of root).";
        }
    }
}
