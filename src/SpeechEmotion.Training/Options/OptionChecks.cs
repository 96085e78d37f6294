using System.Globalization;

namespace SpeechEmotion.Training;

/// <summary>Collects every option error, so that one exception tells them all.</summary>
internal sealed class OptionChecks
{
    private readonly List<string> _messages = [];

    public void Range(string name, double value, double minimum, double maximum)
    {
        if (!(value >= minimum && value <= maximum))
        {
            _messages.Add(string.Create(CultureInfo.InvariantCulture, $"{name} must be between {minimum} and {maximum}; it was {value}."));
        }
    }

    public void Defined<T>(string name, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            _messages.Add($"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {value}.");
        }
    }

    public void Holds(bool holds, string message)
    {
        if (!holds)
        {
            _messages.Add(message);
        }
    }

    public T? Present<T>(string name, T? value)
        where T : class
    {
        if (value is null)
        {
            _messages.Add($"{name} is missing.");
        }

        return value;
    }

    public void ThrowIfAny()
    {
        if (_messages.Count > 0)
        {
            throw new ArgumentException($"The training options are not valid. {string.Join(" ", _messages)}");
        }
    }
}
