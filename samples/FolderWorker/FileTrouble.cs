namespace FolderWorker;

/// <summary>Why a file is offered again.</summary>
/// <param name="Reason">What was said of it last; the same is not said again.</param>
/// <param name="Interruptions">How often its decoding was interrupted.</param>
internal sealed record FileTrouble(string Reason, int Interruptions);
