using System.CommandLine;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>The labelled clips that a finished model is measured on or fitted to: corpora, their labels, and whose clips.</summary>
internal sealed class ClipInput
{
    private readonly Option<string[]> _datasets = DatasetInput.Option(isRequired: true);
    private readonly Option<string?> _labels = new("--label-map") { Description = "Renames, merges and drops the corpus' labels: a JSON file.", HelpName = "FILE" };
    private readonly Option<string[]> _speakers = new("--speakers")
    {
        Description = "Only these speakers (ravdess/21 …).",
        HelpName = "SPEAKER",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_datasets);
        command.Add(_labels);
        command.Add(_speakers);
    }

    /// <summary>Makes what reads clips for a model: its features, every audio format.</summary>
    public static ClipFeatureReader ReaderFor(ModelBundle model) => new(new FeaturePipeline(model.Recipe), new AudioReader(AudioFiles.Decoders));

    /// <summary>Reads the clips.</summary>
    /// <param name="host">Is told what looks like a mistake, such as labels in the map that no clip has.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="others">Speakers whose clips are wanted beside those of <c>--speakers</c>.</param>
    /// <returns>The clips, and the names of their corpora.</returns>
    /// <exception cref="UsageException">A corpus or the label map cannot be read, or nobody is called so.</exception>
    /// <exception cref="InvalidDataException">A folder holds no recording of its corpus, or the label map leaves none.</exception>
    public (IReadOnlyList<Utterance> Clips, string Corpora) Read(CliHost host, ParseResult arguments, params string[] others)
    {
        LabelMap labels = arguments.GetValue(_labels) is { } map ? NamedFile.Load("label map", map, LabelMap.Parse) : LabelMap.Identity;
        DatasetInput[] datasets = Array.ConvertAll(arguments.GetRequiredValue(_datasets), DatasetInput.Parse);
        IReadOnlyList<Utterance> all = DatasetInput.ReadUtterances(datasets), clips = [.. labels.Apply(all)];
        host.ReportNotes([.. RunNotes.Unused(labels, all, "The label map") is { } note ? [note] : Array.Empty<string>(), .. RunNotes.Of(clips)]);
        if (clips.Count == 0)
        {
            throw new InvalidDataException("The label map leaves no clip.");
        }

        string[] speakers = arguments.GetValue(_speakers) ?? [], named = [.. speakers, .. others];
        string[] unknown = [.. named.Except(clips.Select(clip => clip.SpeakerKey))];
        if (unknown.Length > 0)
        {
            throw new UsageException($"No clip is of {string.Join(", ", unknown)}. Speakers are written CORPUS/SPEAKER, for example {clips[0].SpeakerKey}.");
        }

        return (
            speakers.Length == 0 ? clips : [.. clips.Where(clip => named.Contains(clip.SpeakerKey))],
            string.Join(", ", datasets.Select(dataset => dataset.Parser.Name)));
    }
}
