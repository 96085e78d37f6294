using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;

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
    /// <exception cref="UsageException">There is no such folder, or something else is in the model's place: work should not be lost for it.</exception>
    public string Path(ParseResult arguments)
    {
        string path = OutputFile.Writable(System.IO.Path.TrimEndingDirectorySeparator(arguments.GetRequiredValue(_output)));
        return (IsModelFile(path), File.Exists(path), Directory.Exists(path)) switch
        {
            (true, _, true) => throw new UsageException($"--output: '{path}' is a folder; a model with this ending is a file."),
            (false, true, _) => throw new UsageException($"--output: '{path}' is a file; a model is a file that ends in .semodel, or a folder."),
            (false, _, true) when !MayHoldModel(path) => throw new UsageException(
                $"--output: the folder '{path}' holds other files, some of which a model's could replace; give an empty or a new one, or a file that ends in .semodel."),
            _ => path,
        };
    }

    /// <summary>Tells by its name whether a file is a model.</summary>
    public static bool IsModelFile(string path) => string.Equals(System.IO.Path.GetExtension(path), ".semodel", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Saves the model to the path that <see cref="Path"/> gave and says in a few lines what was written. Weights that are float16 already stay so.
    /// </summary>
    public void Write(TextWriter output, ParseResult arguments, string path, ModelBundle model)
    {
        model.Save(Directory.Exists(path) ? path : OutputFile.Place(path), arguments.GetValue(_half) || IsHalf(model.Weights) ? WeightPrecision.Half : WeightPrecision.Full);
        ModelText.WriteSummary(output, path, model);
    }

    private static bool MayHoldModel(string folder)
    {
        string manifest = System.IO.Path.Combine(folder, "model.json");
        return !Directory.EnumerateFileSystemEntries(folder).Any()
            || (File.Exists(manifest) && NamedFile.ReadText(manifest).Contains("\"formatVersion\"", StringComparison.Ordinal));
    }

    private static bool IsHalf(WeightSet weights)
    {
        foreach (WeightTensor tensor in weights)
        {
            foreach (float weight in tensor.Values.Span)
            {
                if ((float)(Half)weight != weight)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
