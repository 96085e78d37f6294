namespace SpeechEmotion.Classification;

/// <summary>Collects every option error of a definition so that one exception tells them all.</summary>
internal sealed class OptionErrors
{
    private readonly List<string> _messages = [];

    /// <summary>Gets or sets where the options being checked stand, for example "layers[3] (conv1d)".</summary>
    public string Path { get; set; } = "";

    public bool Any => _messages.Count > 0;

    public void Add(string message) => _messages.Add(Path.Length == 0 ? message : $"{Path}: {message}");

    public void CheckRange(string name, int value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            Add(FormattableString.Invariant($"{name} must be between {minimum} and {maximum}; it was {value}."));
        }
    }

    public void CheckDefined<T>(string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add($"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {value}.");
        }
    }

    /// <summary>Throws one <see cref="ArgumentException"/> with every message, if there is any.</summary>
    public void ThrowIfAny(string subject)
    {
        if (Any)
        {
            throw new ArgumentException($"{subject} is not valid. {string.Join(" ", _messages)}");
        }
    }
}
