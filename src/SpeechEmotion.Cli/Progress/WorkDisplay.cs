namespace SpeechEmotion.Cli.Progress;

/// <summary>Runs long work under a display: bars on a terminal, lines in a log.</summary>
internal static class WorkDisplay
{
    /// <summary>Runs the work away from the caller's thread.</summary>
    public static Task<T> RunAsync<T>(CliHost host, Func<IWorkDisplay, T> work, CancellationToken cancellationToken) =>
        Task.Run(() => host.IsTerminal ? TerminalDisplay.Run(host.Error, work) : work(new LogDisplay(host.Error)), cancellationToken);
}
