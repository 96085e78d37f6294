using System.CommandLine;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Datasets;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>The options that <c>train</c> and <c>cross-validate</c> share.</summary>
internal sealed class TrainingInput
{
    private readonly Option<string> _network = new("--network", "-n")
    {
        Description = $"The network: {RunWords.List(RunWords.Networks)}, or a JSON file.",
        HelpName = "N",
        DefaultValueFactory = _ => RunWords.Networks[0].Word,
    };
    private readonly Option<string> _augmentation = new("--augmentation", "-a")
    {
        Description = $"How training clips are changed: {RunWords.List(RunWords.Augmentations)}, or a JSON file.",
        HelpName = "A",
        DefaultValueFactory = _ => RunWords.Augmentations[0].Word,
    };
    private readonly Option<bool> _eachEpoch = new("--each-epoch") { Description = "Change clips anew in every epoch instead of once beforehand; on_the_fly does so unasked." };
    private readonly Option<string?> _options = new("--training")
    {
        Description = "Optimiser, schedule, batch size and the rest: a JSON file. The notebook's if left out.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _labels = new("--label-map") { Description = "Renames, merges and drops labels: a JSON file, or none to keep them all.", HelpName = "FILE" };
    private readonly Option<int?> _epochs = new("--epochs", "-e") { Description = "Passes over the training clips." };
    private readonly Option<string?> _cache = new("--cache") { Description = "A folder that keeps computed features between runs.", HelpName = "DIR" };
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads that train; one a processor if left out. Changes no result." };
    private readonly Option<string?> _noises = new("--noises")
    {
        Description = "A folder of recordings that the augmentation's recorded_noise mixes behind training clips.",
        HelpName = "DIR",
    };
    private readonly Option<string> _recipe = RecipeInput.Option();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_recipe, _network, _augmentation, _eachEpoch, _options, _labels, _epochs, _cache, _threads, _noises];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Gives a run file's run with the labels that the command line asks for.</summary>
    /// <exception cref="UsageException">An option says what the file decides.</exception>
    public RunFile Override(ParseResult arguments, RunFile run)
    {
        Option[] decided = [_recipe, _network, _augmentation, _eachEpoch, _options, _epochs];
        return Array.Find(decided, option => arguments.GetResult(option) is { Implicit: false }) is { } given
            ? throw new UsageException($"The run file says how to train; leave {given.Name} out.")
            : run with { LabelMap = Labels(arguments) ?? run.LabelMap };
    }

    /// <summary>Makes the run that the options describe.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="datasets">The corpora.</param>
    /// <exception cref="UsageException">An option's file or word is wrong.</exception>
    public RunFile Run(ParseResult arguments, string name, IReadOnlyList<DatasetInput> datasets)
    {
        AugmentationPlan augmentation = NamedFile.Load(
            "augmentation", arguments.GetRequiredValue(_augmentation), AugmentationPlan.Parse, RunWords.Augmentations);
        TrainingOptions training = arguments.GetValue(_options) is { } file
            ? NamedFile.Load("training options", file, TrainingOptions.Parse)
            : new TrainingOptions();
        return new RunFile
        {
            Name = name,
            Datasets = [.. datasets.Select(dataset => dataset.ToRun())],
            LabelMap = Labels(arguments) ?? LabelMap.Identity,
            Recipe = RecipeInput.Load(arguments.GetRequiredValue(_recipe)),
            Network = NamedFile.Load<NetworkDefinition?>("network", arguments.GetRequiredValue(_network), NetworkDefinition.Parse, RunWords.Networks),
            Augmentation = augmentation,
            Timing = arguments.GetValue(_eachEpoch) ? AugmentationTiming.EachEpoch : RunWords.Timing(augmentation),
            Training = arguments.GetValue(_epochs) is { } epochs ? training with { Epochs = epochs } : training,
        };
    }

    private LabelMap? Labels(ParseResult arguments) =>
        arguments.GetValue(_labels) is { } map ? NamedFile.Load("label map", map, LabelMap.Parse, ("none", LabelMap.Identity)) : null;

    /// <summary>Makes what a run needs beside its file.</summary>
    public TrainingRunOptions RunOptions(ParseResult arguments) => new()
    {
        Reader = new AudioReader(AudioFiles.Decoders),
        Cache = arguments.GetValue(_cache) is { } folder ? new FeatureCache(OutputFile.Folder("--cache", folder)) : null,
        Threads = arguments.GetValue(_threads),
        NoiseFiles = arguments.GetValue(_noises) is { } noises ? NoisesBelow(noises) : [],
    };

    private static string[] NoisesBelow(string folder)
    {
        ListedFile[] files = [.. FileWalk.AudioBelow(folder)];
        return files.Length == 0 ? throw new UsageException($"--noises: there is no audio file in '{folder}'.")
            : Array.Find(files, file => file.Error is not null) is { Error: { } error } unlisted ? throw new UsageException($"--noises: {unlisted.Path}: {error}")
            : Array.ConvertAll(files, file => file.Path);
    }
}
