using System.Text.Json.Serialization;

namespace FolderWorker;

/// <summary>A file as it is at the moment: written to or replaced, it is another.</summary>
/// <param name="File">Its path below the folder, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was last written.</param>
internal sealed record FileStamp(
    [property: JsonRequired] string File, [property: JsonRequired] long Bytes, [property: JsonRequired] DateTime Modified);
