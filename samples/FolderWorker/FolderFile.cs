namespace FolderWorker;

/// <summary>A file to judge, with what happened to it before.</summary>
/// <param name="Stamp">The file.</param>
/// <param name="Trouble">Why it is offered again; <see langword="null"/> at the first time.</param>
internal sealed record FolderFile(FileStamp Stamp, FileTrouble? Trouble = null);
