using System.CommandLine;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Output;

/// <summary>Where a report goes: standard output as text or JSON, and a page where one is asked for.</summary>
internal sealed class ReportOutput
{
    private readonly Option<string> _format = new("--format") { Description = "How to write the figures.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> _page = new("--report") { Description = "Also write a page with plots.", HelpName = "FILE.html" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        command.Add(_format);
        command.Add(_page);
    }

    /// <summary>Checks where the page goes, before the work.</summary>
    /// <exception cref="UsageException">There is no such folder, or the name is not that of a page: a recording or a table would be lost.</exception>
    public void Check(ParseResult arguments)
    {
        if (arguments.GetValue(_page) is { } page && Path.GetExtension(OutputFile.Checked(page, arguments)).ToUpperInvariant() is not (".HTML" or ".HTM"))
        {
            throw new UsageException($"--report must end in .html; it was '{page}'.");
        }
    }

    /// <summary>Writes the report.</summary>
    public async Task WriteAsync(TextWriter output, ParseResult arguments, EvaluationReport report)
    {
        await output.WriteLineAsync(arguments.GetRequiredValue(_format) == "json" ? report.ToJson() : report.ToText().TrimEnd()).ConfigureAwait(false);
        if (arguments.GetValue(_page) is { } page)
        {
            await OutputFile.WriteAsync(page, report.ToHtml()).ConfigureAwait(false);
        }
    }
}
