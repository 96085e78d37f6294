using System.CommandLine;

namespace SpeechEmotion.Cli;

/// <summary>Starts what commands do.</summary>
internal static class CommandExtensions
{
    /// <summary>
    /// Sets what the command does, on another thread from its first line on. Only with the task in its hands does System.CommandLine act on
    /// Ctrl-C and SIGTERM: whatever an action does before its first await, nothing can end.
    /// </summary>
    public static void SetPooledAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellation) => Task.Run(() => run(arguments, cancellation), cancellation));

    /// <inheritdoc cref="SetPooledAction(Command, Func{ParseResult, CancellationToken, Task{int}})"/>
    public static void SetPooledAction(this Command command, Func<ParseResult, CancellationToken, int> run) =>
        command.SetAction((arguments, cancellation) => Task.Run(() => run(arguments, cancellation), cancellation));
}
