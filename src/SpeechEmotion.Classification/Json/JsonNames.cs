using System.Collections.ObjectModel;

namespace SpeechEmotion.Classification;

/// <summary>How a network's JSON names the members of enumerations, in the order of the members.</summary>
internal static class JsonNames
{
    public static ReadOnlyCollection<string> Padding { get; } = Array.AsReadOnly(["same", "valid"]);
    public static ReadOnlyCollection<string> Layout { get; } = Array.AsReadOnly(["sequence", "channels"]);
}
