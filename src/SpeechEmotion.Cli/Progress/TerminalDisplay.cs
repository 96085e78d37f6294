using Spectre.Console;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>Bars that move in place, for a terminal.</summary>
internal sealed class TerminalDisplay : IWorkDisplay
{
    private const int BarWidth = 20;

    // The bar, a percentage, the time left, and what stands between them.
    private const int BesideText = BarWidth + 4 + 8 + 4;
    private const string Features = ": features";

    private readonly IAnsiConsole _console;
    private readonly ProgressTask _features;
    private readonly ProgressTask _training;

    private TerminalDisplay(IAnsiConsole console, ProgressContext context)
    {
        _console = console;
        _features = context.AddTask("features");
        _training = context.AddTask("training");
    }

    // Letters that find no room would be broken into lines and push the bars about.
    private int Room => Math.Max(1, _console.Profile.Width - BesideText);

    /// <summary>Runs work under the bars, which disappear at its end.</summary>
    public static T Run<T>(TextWriter output, Func<IWorkDisplay, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new TerminalDisplay(console, context)));
    }

    /// <inheritdoc/>
    public void Begin(string name)
    {
        _features.Value = 0;
        _training.Value = 0;
        _features.Description = Markup.Escape(EpochText.Cut(name, Room - Features.Length) + Features);
        _training.Description = "training";
    }

    /// <inheritdoc/>
    public void Say(string line) => _console.WriteLine(line);

    /// <inheritdoc/>
    public void Report(PreparationProgress value)
    {
        _features.MaxValue = value.Total;
        _features.Value = value.Done;
    }

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        _training.MaxValue = value.Epochs;
        _training.Value = value.Epoch;
        _training.Description = Markup.Escape(EpochText.Fitting(value, Room));
    }
}
