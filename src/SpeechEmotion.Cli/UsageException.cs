namespace SpeechEmotion.Cli;

/// <summary>The command line says something that cannot be meant: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Runs a check of options that the command line gave.</summary>
    /// <exception cref="UsageException">The check refused them.</exception>
    public static void ThrowIfRefused(Action check) => Accepted(() =>
    {
        check();
        return true;
    });

    /// <summary>Refuses a run with what the command line put into it.</summary>
    /// <exception cref="UsageException">Something is wrong; the message says all of it.</exception>
    public static void ThrowIfAny(IEnumerable<string> faults)
    {
        if (string.Join(' ', faults) is { Length: > 0 } message)
        {
            throw new UsageException(message);
        }
    }

    /// <summary>Makes something of what the command line gave.</summary>
    /// <exception cref="UsageException">It was refused.</exception>
    public static T Accepted<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new UsageException(CommandLine.Describe(error));
        }
    }
}
