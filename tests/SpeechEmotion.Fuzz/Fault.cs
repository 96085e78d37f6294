using System.Diagnostics;
using System.Text;

namespace SpeechEmotion.Fuzz;

/// <summary>
/// Tells a refusal from a fault that happens to have a documented type: a span that is cut wrongly throws an
/// <see cref="ArgumentException"/> as well, and so does a kernel that is given too small a buffer.
/// </summary>
internal static class Fault
{
    private const string Ours = "SpeechEmotion";
    private const string Kernels = "SpeechEmotion.Classification.Kernels";

    /// <summary>Tells whether the exception, or one that it wraps, is a fault of the code, whatever the bytes are.</summary>
    public static bool IsIn(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is NullReferenceException or IndexOutOfRangeException or ArgumentNullException
                || (error is ArgumentException && IsCheck(error)))
            {
                return true;
            }
        }

        return false;
    }

    // Text that is no text is the bytes' fault; so the runtime's encodings say.
    private static bool IsCheck(Exception error) =>
        error is not (DecoderFallbackException or EncoderFallbackException)
        && Thrower(error) is { } type
        && (!IsIn(type, Ours) || IsIn(type, Kernels));

    // ArgumentException.ThrowIf… throws in the name of its caller.
    private static Type? Thrower(Exception error) =>
        new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType)
            .FirstOrDefault(type => type is not null && !type.IsAssignableTo(typeof(ArgumentException)));

    private static bool IsIn(Type type, string space) => $"{type.Namespace}.".StartsWith($"{space}.", StringComparison.Ordinal);
}
