namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>
/// Tests that start processes run one after another: a script that one test is writing while another test forks would be "busy" for a moment.
/// </summary>
public static class OneAtATime
{
    public const string Name = "processes";
}
