using System.CommandLine;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>dataset NAME=DIR…</c>: a corpus in numbers.</summary>
internal sealed class DatasetCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string[]> _datasets = new("NAME=DIR") { Description = DatasetInput.Help, Arity = ArgumentArity.OneOrMore };

    public DatasetCommand(CliHost host)
        : base("dataset", "Counts the clips of a corpus by emotion, speaker and sex; finds duplicates and files it does not understand.")
    {
        _host = host;
        Add(_datasets);
        this.SetPooledAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } = ["dataset ravdess=corpora/ravdess", "dataset emo-db=corpora/emodb tess=corpora/tess"];

    private int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        DatasetInput[] inputs = Array.ConvertAll(arguments.GetRequiredValue(_datasets), DatasetInput.Parse);
        bool isEmpty = false;
        foreach (DatasetInput input in inputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DatasetSummary summary = DatasetSummary.Create(DatasetScan.Run(input.Parser, input.Folder), AudioFiles.Decoders);
            _host.Output.Write(summary);
            if (summary.ClipCount == 0)
            {
                isEmpty = true;
                _host.ReportError($"{input.Folder}: no recording of '{summary.Dataset}' is there.");
            }
        }

        return isEmpty ? ExitCode.Failed : ExitCode.Success;
    }
}
