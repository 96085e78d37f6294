namespace SpeechEmotion.Fuzz;

/// <summary>An input that a door did not take as documented.</summary>
/// <param name="Target">The door.</param>
/// <param name="What">What happened, in one line.</param>
/// <param name="Details">The stack trace, or the figures.</param>
/// <param name="Input">The bytes.</param>
internal sealed record Finding(string Target, string What, string Details, byte[] Input)
{
    /// <summary>Writes the input and what happened, so that it can be repeated with <c>--input</c>.</summary>
    /// <returns>The path of the input.</returns>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        string name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Input))[..12];
        string path = Path.Combine(folder, $"{Target}-{name}.bin");
        File.WriteAllBytes(path, Input);
        File.WriteAllText(Path.ChangeExtension(path, ".txt"), $"{What}\n{Details}\n");
        return path;
    }
}
