using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Commands;

namespace SpeechEmotion.Cli;

/// <summary>Parses the command line, runs the command and turns failures into messages and exit codes.</summary>
internal static partial class CommandLine
{
    // What an IOException carries on Unix where nobody reads the pipe any more (EPIPE).
    private const int BrokenPipe = 32;

    private static readonly (string Name, Func<CliHost, Command> Create)[] Commands =
    [
        ("predict", static host => new PredictCommand(host)),
        ("segments", static host => new SegmentsCommand(host)),
        ("plot", static host => new PlotCommand(host)),
        ("features", static host => new FeaturesCommand(host)),
        ("train", static host => new TrainCommand(host)),
        ("evaluate", static host => new EvaluateCommand(host)),
        ("cross-validate", static host => new CrossValidateCommand(host)),
        ("adapt", static host => new AdaptCommand(host)),
        ("enroll", static host => new EnrollCommand(host)),
        ("card", static host => new CardCommand(host)),
        ("dataset", static host => new DatasetCommand(host)),
        ("info", static host => new InfoCommand(host)),
    ];

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="host">The outside world.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken cancellationToken = default)
    {
        try
        {
            int code = await InvokeAsync(args, host, cancellationToken).ConfigureAwait(false);
            await host.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return code;
        }
        catch (IOException error) when (IsOutputClosed(error))
        {
            return ExitCode.OutputClosed;
        }
        catch (IOException error)
        {
            // The results found no room, a full disk for example.
            host.ReportError(error.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>
    /// Tells failures of an input, which get one line, from faults of the program, which get a stack trace. A training that diverges
    /// says so with an <see cref="ArithmeticException"/>; its subclasses (overflow, division by zero) are faults.
    /// </summary>
    public static bool IsExpected(Exception error) => error
        is AudioFormatException or ModelBundleException or DatasetFormatException or InvalidDataException
        or IOException or UnauthorizedAccessException or ArgumentException or OperationCanceledException
        || error.GetType() == typeof(ArithmeticException);

    /// <summary>Tells whether nobody reads the results any more.</summary>
    public static bool IsOutputClosed(Exception error) => error is IOException { HResult: BrokenPipe };

    /// <summary>Says what went wrong in one line, without the name of a parameter that no user has seen.</summary>
    public static string Describe(Exception error) => error switch
    {
        OperationCanceledException => "cancelled.",
        ArgumentException argument => Describe(argument),
        _ => error.Message,
    };

    private static async Task<int> InvokeAsync(string[] args, CliHost host, CancellationToken cancellationToken)
    {
        // A name that begins with @ is a recording's as any other, no list of arguments.
        ParserConfiguration plain = new() { ResponseFileTokenReplacer = null };
        ParseResult command = CreateRoot(host, args).Parse(args.Length > 0 ? args : ["--help"], plain);
        if (Mistakes(command, args) is { Length: > 0 } mistakes)
        {
            foreach (string mistake in mistakes)
            {
                host.ReportError(mistake);
            }

            host.Error.WriteLine($"Try 'speech-emotion {PathOf(command)}--help'.");
            return ExitCode.Usage;
        }

        InvocationConfiguration invocation = new() { EnableDefaultExceptionHandler = false, Output = host.Output, Error = host.Error };
        try
        {
            int code = await command.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
            return args.Length > 0 ? code : ExitCode.Usage;
        }
        catch (UsageException error)
        {
            host.ReportError(error.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException error)
        {
            host.ReportError(Describe(error));
            return ExitCode.Cancelled;
        }
        catch (Exception error) when (IsExpected(error) && !IsOutputClosed(error))
        {
            host.ReportError(Describe(error));
            return ExitCode.Failed;
        }
    }

    private static string[] Mistakes(ParseResult command, string[] args)
    {
        string[] mistaken = [.. MistakenOptions(command, args)];
        return mistaken.Length > 0 ? mistaken
            : command.Errors.Count == 0 ? []
            : args is [var name, ..] && command.CommandResult.Command is RootCommand && !name.StartsWith('-')
                ? [$"There is no command '{name}'. Commands are {string.Join(", ", Commands.Select(known => known.Name))}."]
            : [.. command.Errors.Select(Reword).Distinct()];
    }

    // A mistyped option, or one of another command, is taken for a file or for one more value of the option before it.
    private static IEnumerable<string> MistakenOptions(ParseResult command, string[] args) => args.Contains("--") ? [] :
        command.CommandResult.Children
            .SelectMany(static part => part.Tokens)
            .Where(static token => token.Type == TokenType.Argument && LooksLikeOption(token.Value) && !Path.Exists(token.Value))
            .Select(token => $"'{token.Value}' is not an option of {command.CommandResult.Command.Name}.");

    private static bool LooksLikeOption(string value) => value is ['-', '-', _, ..] || (value is ['-', var letter, ..] && char.IsAsciiLetter(letter));

    // The parser's sentence ends with the name of a .NET type.
    private static string Reword(ParseError error) => UnreadableArgument().Match(error.Message) is not { Success: true } match ? NameOption(error)
        : $"{match.Groups["option"]} takes {(match.Groups["type"].Value.Contains("Int", StringComparison.Ordinal) ? "a whole number" : "a number")}; "
            + $"it was '{match.Groups["value"]}'.";

    // Of a choice the parser's sentence names the values, a line each, and not the option.
    private static string NameOption(ParseError error) => error.SymbolResult is OptionResult { Option.Name: var name } && !error.Message.Contains(name, StringComparison.Ordinal)
        ? $"{name}: {string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}"
        : error.Message;

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']+)' as expected type '(?<type>.*(Int32|Int64|Double|Single).*)'", RegexOptions.Singleline)]
    private static partial Regex UnreadableArgument();

    private static RootCommand CreateRoot(CliHost host, string[] args)
    {
        RootCommand root = new("Recognises emotion in speech; trains and measures models that do.");

        // Where a command is named, the options of the others need not be built.
        int named = args.Length == 0 ? -1 : Array.FindIndex(Commands, command => command.Name == args[0]);
        foreach ((_, Func<CliHost, Command> create) in named < 0 ? Commands : Commands[named..(named + 1)])
        {
            root.Add(create(host));
        }

        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string Describe(ArgumentException error)
    {
        // The runtime adds the value on a line of its own; the sentence before says it already.
        string message = error is ArgumentOutOfRangeException { ActualValue: not null }
            ? error.Message[..error.Message.LastIndexOf(Environment.NewLine, StringComparison.Ordinal)]
            : error.Message;
        return ParameterName().Replace(message, string.Empty);
    }

    // Also that of an exception whose message stands in another's.
    [GeneratedRegex(@" \(Parameter '\w+'\)")]
    private static partial Regex ParameterName();

    private static string PathOf(ParseResult command) =>
        command.CommandResult.Command is RootCommand ? string.Empty : command.CommandResult.Command.Name + " ";
}
