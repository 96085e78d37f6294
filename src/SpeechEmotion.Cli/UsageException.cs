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
