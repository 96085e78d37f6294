namespace SpeechEmotion.Classification;

/// <summary>How a network's JSON names the members of enumerations, in the order of the members.</summary>
internal static class JsonNames
{
    public static readonly string[] Padding = ["same", "valid"];
    public static readonly string[] Layout = ["sequence", "channels"];
}
