namespace SpeechEmotion.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>An input could not be used; whatever could be done was done.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The person at the keyboard, or the system, ended it; shells say the same of programs that end so (128 + SIGINT).</summary>
    public const int Cancelled = 130;

    /// <summary>Who read the results has gone, as <c>head</c> does; the rest was not done. Shells say the same of programs that end so (128 + SIGPIPE).</summary>
    public const int OutputClosed = 141;
}
