using System.Text;
using Microsoft.Win32.SafeHandles;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Models.Acted;

namespace SpeechEmotion.Cli;

/// <summary>What a command may touch of the outside world: streams, terminal, the model it falls back on.</summary>
internal sealed class CliHost : IDisposable
{
    /// <summary>Gets where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Gets where errors and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets what opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Gets whether progress goes to a terminal, where a bar can be drawn.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Gets whether results go to a terminal, where a bar would be in their way.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Gets what loads the model where <c>--model</c> is not given.</summary>
    public Func<ModelBundle> DefaultModel { get; init; } = ActedSpeechModel.Load;

    /// <summary>Makes the host of a real process.</summary>
    public static CliHost ForProcess()
    {
        // Read once, by whoever asks first.
        Lazy<ModelBundle> shipped = new(ActedSpeechModel.Load);
        Console.SetError(new MessageWriter(Console.Error)); // The progress bars know a terminal by this writer.
        return new()
        {
            Output = new StreamWriter(OpenOutput(), new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" },
            Error = Console.Error,
            OpenInput = Console.OpenStandardInput,
            IsTerminal = !Console.IsErrorRedirected,
            IsOutputTerminal = !Console.IsOutputRedirected,
            DefaultModel = () => shipped.Value,
        };
    }

    /// <summary>Writes an error so that it is found in a log: <c>error: …</c>.</summary>
    public void ReportError(string message)
    {
        try
        {
            Output.Flush();
        }
        catch (IOException error) when (!CommandLine.IsOutputClosed(error))
        {
            // The results find no room; the error still has to be said.
        }

        Error.WriteLine($"error: {TerminalText.Of(message)}");
    }

    /// <summary>Writes what somebody may want to know before the work: <c>note: …</c>.</summary>
    public void ReportNotes(IEnumerable<string> notes)
    {
        foreach (string note in notes)
        {
            Error.WriteLine($"note: {TerminalText.Of(note)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Output.Flush();
        }
        catch (IOException)
        {
            // It was said when the command ended.
        }
    }

    private static Stream OpenOutput()
    {
        Stream console = Console.OpenStandardOutput();
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return console;
        }

        // The console's stream says nothing when the reader of a pipe has gone. A file stays with it: a stream that keeps a position of
        // its own would write over what others write to the same file, standard error for example.
        FileStream descriptor = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return descriptor.CanSeek ? console : descriptor;
    }
}
