namespace SpeechEmotion;

/// <summary>Collects every option error, so that one exception tells them all.</summary>
internal sealed class OptionChecks
{
    private readonly List<string> _messages = [];

    /// <summary>Gets or sets where the options being checked stand, for example "layers[3] (conv1d)"; empty where they stand alone.</summary>
    public string Path { get; set; } = "";

    public void Add(string message) => _messages.Add(Path.Length == 0 ? message : $"{Path}: {message}");

    public void Range(string name, double value, double minimum, double maximum) => AddFailure(OptionRules.Number(name, value, minimum, maximum));

    public void Defined<T>(string name, T value)
        where T : struct, Enum => AddFailure(OptionRules.Member(name, value));

    public void Holds(bool holds, string message) => AddFailure(holds ? null : message);

    public T? Present<T>(string name, T? value)
        where T : class
    {
        AddFailure(value is null ? $"{name} is missing." : null);
        return value;
    }

    /// <summary>Throws one <see cref="ArgumentException"/> with every message, if there is any.</summary>
    /// <param name="verdict">The sentence before them, for example "The network is not valid."</param>
    public void ThrowIfAny(string verdict)
    {
        if (_messages.Count > 0)
        {
            throw new ArgumentException($"{verdict} {string.Join(" ", _messages)}");
        }
    }

    private void AddFailure(string? message)
    {
        if (message is not null)
        {
            Add(message);
        }
    }
}
