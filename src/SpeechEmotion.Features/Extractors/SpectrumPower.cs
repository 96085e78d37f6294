namespace SpeechEmotion.Features;

/// <summary>The two exponents a spectrum can have.</summary>
internal static class SpectrumPower
{
    /// <summary>Checks that a <c>power</c> option is 1 or 2.</summary>
    public static IEnumerable<string> GetErrors(string feature, int power) =>
        power is 1 or 2 ? [] : [$"{feature}: Power (power) must be 1 (magnitude) or 2 (power); it was {power}."];
}
