namespace WebRecognizer;

/// <summary>What the server writes into its log: never a file's name or what was said in it.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed.")]
    public static partial void Failed(this ILogger log, string path, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "A recording of {Seconds:0.0} s was judged in {Milliseconds} ms.")]
    public static partial void Judged(this ILogger log, double seconds, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "A live recording ended after {Seconds:0.0} s: {Reason}.")]
    public static partial void Ended(this ILogger log, double seconds, string reason);
}
