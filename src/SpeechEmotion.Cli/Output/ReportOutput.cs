using System.CommandLine;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Output;

/// <summary>Where a report goes: standard output as text or JSON, a page and a table of the answers where they are asked for.</summary>
internal sealed class ReportOutput
{
    private readonly Option<string> _format = new("--format") { Description = "How to write the figures.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> _page = new("--report") { Description = "Also write a page with plots.", HelpName = "FILE.html" };
    private readonly Option<string?> _answers = new("--answers")
    {
        Description = "Also write what the model said of each clip: a table with the probability of every label.",
        HelpName = "FILE.csv",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        command.Add(_format);
        command.Add(_page);
        command.Add(_answers);
    }

    /// <summary>Checks where page and table go, before the work.</summary>
    /// <exception cref="UsageException">There is no such folder, or the name is that of something else: a recording or a table would be lost.</exception>
    public void Check(ParseResult arguments)
    {
        Check(arguments, _page, [".html", ".htm"]);
        Check(arguments, _answers, [".csv"]);
    }

    /// <summary>Writes the report.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="answers">Gives the table, where it is asked for.</param>
    public async Task WriteAsync(TextWriter output, ParseResult arguments, EvaluationReport report, Func<string> answers)
    {
        await output.WriteLineAsync(arguments.GetRequiredValue(_format) == "json" ? report.ToJson() : report.ToText().TrimEnd()).ConfigureAwait(false);
        if (arguments.GetValue(_page) is { } page)
        {
            await OutputFile.WriteAsync(page, report.ToHtml()).ConfigureAwait(false);
        }

        if (arguments.GetValue(_answers) is { } table)
        {
            await OutputFile.WriteAsync(table, answers()).ConfigureAwait(false);
        }
    }

    private static void Check(ParseResult arguments, Option<string?> option, string[] endings)
    {
        if (arguments.GetValue(option) is { } path
            && !endings.Contains(Path.GetExtension(OutputFile.Checked(path, arguments)), StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"{option.Name} must end in {endings[0]}; it was '{path}'.");
        }
    }
}
