using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using SpeechEmotion.Classification;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.Training;
using TorchSharp;

namespace SpeechEmotion.Benchmarks.TorchSharp;

/// <summary>The managed engine beside TorchSharp, taking turns: training steps, batches and single clips.</summary>
internal static class EngineTimings
{
    private const int Rounds = 5;

    /// <summary>Prints a table in Markdown, and how far the engines' probabilities are apart.</summary>
    public static void Print()
    {
        using StepPair oneThread = new(NetworkDefinition.Notebook(8), 78, 1), twoThreads = new(NetworkDefinition.Notebook(8), 78, 2);
        ModelBundle acted = ActedSpeechModel.Load(), notebook = Untrained(NetworkDefinition.Notebook(8));
        using StepPair actedStep = new(acted.Network, 32, 2, frames: 100);
        using ClassifierPair actedClips = new(acted, 64, 300), notebookClips = new(notebook, 64, 1);
        EngineRow[] rows =
        [
            new("training step, notebook's network, batch 78", 2, 3, twoThreads.Managed, twoThreads.Torch),
            new("training step, notebook's network, batch 78", 1, 2, oneThread.Managed, oneThread.Torch),
            new("training step, shipped model's network, batch 32 of 1 s", 2, 3, actedStep.Managed, actedStep.Torch),
            new("64 clips, notebook's network", 1, 3, notebookClips.Managed, notebookClips.Torch),
            new("1 clip, notebook's network", 1, 30, notebookClips.ManagedSingle, notebookClips.TorchSingle),
            new("64 clips of 3 s, shipped model", 1, 2, actedClips.Managed, actedClips.Torch),
            new("1 clip of 3 s, shipped model", 1, 20, actedClips.ManagedSingle, actedClips.TorchSingle),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (EngineRow row in rows)
            {
                row.Measure();
            }
        }

        Console.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors; TorchSharp {Version}, "
            + $"libtorch {torch.__version__}; least of {Rounds} rounds, taking turns");
        Console.WriteLine();
        Console.WriteLine("| | threads | this library ÷ TorchSharp | this library | TorchSharp |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (EngineRow row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Threads} | {row.Managed / row.Torch:F2} | {row.Managed:F2} ms | {row.Torch:F2} ms |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Largest difference of a probability, 64 clips: shipped model {actedClips.LargestDifference():0.0E+0}, "
            + $"notebook's network {notebookClips.LargestDifference():0.0E+0}."));
    }

    private static string? Version => typeof(torch).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static ModelBundle Untrained(NetworkDefinition network) => new()
    {
        Name = "untrained",
        Labels = [.. Enumerable.Range(0, network.GetLabelCount()).Select(i => $"label {i}")],
        Recipe = Features.FeatureRecipe.Notebook162,
        Network = network,
        Weights = new Training.Engine.TrainingState(network, new TrainingOptions(), null).Parameters.ToWeightSet(),
    };
}
