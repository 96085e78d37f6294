using Spectre.Console;

namespace SpeechEmotion.Cli.Progress;

/// <summary>Shows how many files are done: a bar on a terminal, and nothing in a log but what is said.</summary>
internal sealed class FileBar
{
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly IAnsiConsole? _console;
    private readonly ProgressTask? _bar;
    private readonly int? _total;
    private int _done;
    private int _failed;

    private FileBar(TextWriter output, IAnsiConsole? console = null, ProgressTask? bar = null, int? total = null)
    {
        _output = output;
        _console = console;
        _bar = bar;
        _total = total;
        if (bar is not null)
        {
            bar.IsIndeterminate = total is null;
            bar.MaxValue = total ?? 1;
        }
    }

    /// <summary>Runs work that reports to the bar.</summary>
    /// <param name="host">Its error stream gets the bar if it is a terminal that results do not go to.</param>
    /// <param name="isWanted">Whether results leave the terminal free.</param>
    /// <param name="count">Counts the files, where that can be known; asked only for a bar.</param>
    /// <param name="work">The work.</param>
    public static Task<T> RunAsync<T>(CliHost host, bool isWanted, Func<int?> count, Func<FileBar, Task<T>> work)
    {
        if (!isWanted || !host.IsTerminal)
        {
            return work(new FileBar(host.Error));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
        int? total = count();
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new FileBar(host.Error, console, context.AddTask("files"), total)));
    }

    /// <summary>Counts one file. Callable from several threads at once.</summary>
    public void Count(bool isFailed)
    {
        lock (_gate)
        {
            _done++;
            _failed += isFailed ? 1 : 0;
            if (_bar is not null)
            {
                _bar.Value = _total is null ? 0 : _done;
                _bar.Description = Describe();
            }
        }
    }

    /// <summary>Shows a line that stays. Callable from several threads at once.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            if (_console is null)
            {
                _output.WriteLine(line);
            }
            else
            {
                _console.WriteLine(line);
            }
        }
    }

    private string Describe()
    {
        string total = _total is { } count ? $" of {count:N0}" : string.Empty;
        string failed = _failed > 0 ? $", {_failed:N0} failed" : string.Empty;
        return $"{_done:N0}{total} files{failed}";
    }
}
