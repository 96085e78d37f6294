using System.Runtime.CompilerServices;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli;

/// <summary>
/// Loads the shipped model and has the runtime compile what a recording goes through, on other processors, while this one reads the
/// command line.
/// </summary>
/// <remarks>Nothing depends on it: without it the same is done when the first recording needs it.</remarks>
internal static class Rehearsal
{
    private const int SampleRate = 16_000;

    // A model's check, which info shows, listens too: to the clip of the probe.
    private static readonly string[] ListeningCommands = ["predict", "segments", "plot", "info"];

    /// <summary>Gets features of the kinds that models use.</summary>
    internal static FeatureRecipe Recipe => new(
        new AudioPreparation(SampleRate, VoiceActivity: new VoiceActivityTrimming(), HighPassHertz: 70, RemoveHum: true),
        new StftOptions(1024, 160, 640),
        [
            new LogMelOptions(FrameAverage: 2, Normalization: LogMelNormalization.BandMean),
            new PitchTrackOptions(FrameAverage: 2),
            new LogMelOptions(MelBands: 20, FrameAverage: 2, Normalization: LogMelNormalization.Clip),
        ]);

    /// <summary>Gets a small network of the layers that models use.</summary>
    internal static NetworkDefinition Network
    {
        get
        {
            LayerDefinition[] branch =
            [
                new Conv1dDefinition(Filters: 8, KernelSize: 5, Stride: 2),
                new BatchNormDefinition(),
                new ReluDefinition(),
                new MaxPoolDefinition(2),
                new DropoutDefinition(0.1),
                new AttentiveStatisticsPoolDefinition(8),
                new DropoutDefinition(0.3),
            ];
            return new NetworkDefinition(
                new NetworkInput(InputLayout.Channels, 8),
                [new BranchesDefinition([branch, [new FunctionalsPoolDefinition(0)]]), new DenseDefinition(2), new SoftmaxDefinition()]);
        }
    }

    /// <summary>Begins, if the command listens to recordings, code is compiled as it runs, and there is a processor to spare.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="host">Loads the shipped model, which most command lines want; for another one the same code is compiled.</param>
    public static void Begin(string[] args, CliHost host)
    {
        bool listens = args is [{ } command, ..] && ListeningCommands.Contains(command) && !Array.Exists(args, argument => argument is "-h" or "-?" or "--help");
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1 && listens)
        {
            _ = Task.Run(host.DefaultModel);
            _ = Task.Run(Listen);
            _ = Task.Run(Classify);
        }
    }

    /// <summary>Reads a second of made-up sound, looks for a voice in it and computes features.</summary>
    internal static FeatureMatrix Listen()
    {
        using MemoryStream file = new();
        WavEncoder.Write(file, new AudioSignal(MakeSound(), SampleRate));
        file.Position = 0;
        AudioSignal signal = new AudioReader().Read(file);
        new VoiceActivityDetector().Analyze(signal);
        return new FeaturePipeline(Recipe).Extract(signal);
    }

    /// <summary>Classifies silence, into probabilities.</summary>
    internal static float[] Classify()
    {
        const int Frames = 32;
        NetworkDefinition network = Network;
        int features = network.Input.Features;
        WeightSet weights = new(network.GetParameters().Select(tensor => new WeightTensor(tensor.Name, tensor.Shape, new float[tensor.Count])));
        float[] probabilities = new float[2];
        new CnnClassifier(network, weights, ["one", "other"]).Classify(new FeatureMatrix(new float[features * Frames], features, Frames), probabilities);
        return probabilities;
    }

    /// <summary>Makes pulses of 125 Hz that come and go four times a second, over a little noise.</summary>
    private static float[] MakeSound()
    {
        Random random = new(0);
        float[] samples = new float[SampleRate];
        for (int i = 0; i < samples.Length; i++)
        {
            float pulse = i % 128 < 8 && i / 2000 % 2 == 0 ? 0.5f : 0;
            samples[i] = pulse + ((random.NextSingle() - 0.5f) * 0.01f);
        }

        return samples;
    }
}
