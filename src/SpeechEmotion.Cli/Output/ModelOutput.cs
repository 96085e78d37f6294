using System.CommandLine;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Output;

/// <summary>Where a model goes, and how its weights are stored.</summary>
internal sealed class ModelOutput
{
    private readonly Option<string> _output = new("--output", "-o") { Description = "The model to write: M.semodel or a folder.", HelpName = "M", Required = true };
    private readonly Option<bool> _half = new("--half") { Description = "Store weights as float16: half the size." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_output);
        command.Add(_half);
    }

    /// <summary>Gets the file or folder; the folder it lies in exists.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public string Path(ParseResult arguments) => OutputFile.Checked(arguments.GetRequiredValue(_output));

    /// <summary>Saves the model to the path that <see cref="Path"/> gave and says in a few lines what was written.</summary>
    public void Write(TextWriter output, ParseResult arguments, string path, ModelBundle model)
    {
        model.Save(path, arguments.GetValue(_half) ? WeightPrecision.Half : WeightPrecision.Full);
        ModelText.WriteSummary(output, path, model);
    }
}
