namespace SpeechEmotion.Features;

/// <summary>Turns lists of option errors into one exception that names them all.</summary>
internal static class OptionErrors
{
    /// <summary>Gives the value back, or throws if there are errors.</summary>
    /// <exception cref="ArgumentException">There is at least one error; the message holds them all.</exception>
    public static T Checked<T>(T value, IEnumerable<string> errors)
    {
        string all = string.Join(" ", errors);
        return all.Length == 0 ? value : throw new ArgumentException(all);
    }
}
