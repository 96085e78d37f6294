using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>
/// Compares by JSON, and by members where neither has any: a value can be so wrong that JSON cannot hold it, and comparing never throws.
/// </summary>
internal static class JsonEquality
{
    /// <summary>Tells whether two values are equal.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other, or <see langword="null"/>, which equals nothing.</param>
    /// <param name="write">Writes the JSON, with every default.</param>
    /// <param name="haveSameMembers">Compares what has no JSON.</param>
    public static bool AreEqual<T>(T one, T? other, Func<T, string> write, Func<T, T, bool> haveSameMembers)
        where T : class => other is not null && (ReferenceEquals(one, other) || (TryWrite(one, write), TryWrite(other, write)) switch
        {
            ({ } own, { } others) => own == others,
            (null, null) => haveSameMembers(one, other),
            _ => false,
        });

    private static string? TryWrite<T>(T value, Func<T, string> write)
    {
        try
        {
            return write(value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }
}
