namespace SpeechEmotion.Augmentation;

/// <summary>Gathers everything that is wrong with a set of options, so that one exception says it all.</summary>
internal struct OptionErrors
{
    private List<string>? _messages;

    public void Check(bool isValid, string message)
    {
        if (!isValid)
        {
            (_messages ??= []).Add(message);
        }
    }

    public void CheckRange(ValueRange range, double lowest, double highest, string name) => Check(
        range.IsWithin(lowest, highest),
        FormattableString.Invariant($"{name} must be a number or a range between {lowest} and {highest}; it was {range}."));

    public void CheckNumber(double value, double lowest, double highest, string name) => Check(
        value >= lowest && value <= highest,
        FormattableString.Invariant($"{name} must be between {lowest} and {highest}; it was {value}."));

    public void CheckEnum<T>(T value, string name)
        where T : struct, Enum => Check(
            Enum.IsDefined(value), $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {value}.");

    public readonly void Throw(string parameterName)
    {
        if (_messages is not null)
        {
            throw new ArgumentException(string.Join(" ", _messages), parameterName);
        }
    }
}
