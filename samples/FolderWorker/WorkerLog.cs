using Microsoft.Extensions.Logging;

namespace FolderWorker;

/// <summary>What the worker says.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(
        Level = LogLevel.Information, Message = "Watching {Folder}: {Done} recordings are done already, results go to {Results}.")]
    public static partial void Watching(this ILogger log, string folder, int done, string results);

    // What a voice sounds like stands in the results, whose readers are chosen; logs are read by others.
    [LoggerMessage(Level = LogLevel.Information, Message = "{File} is judged.")]
    public static partial void Judged(this ILogger log, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be judged: {Reason}")]
    public static partial void NotJudged(this ILogger log, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read, it is tried again: {Reason}")]
    public static partial void NotRead(this ILogger log, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} cannot be listed, it is tried again: {Reason}")]
    public static partial void NotListed(this ILogger log, string folder, string reason);
}
