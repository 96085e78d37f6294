using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>A tiny corpus under RAVDESS' names: angry clips are loud and high, sad ones quiet and low. Any model learns it at once.</summary>
internal sealed class ToneCorpus : IDisposable
{
    private const int SampleRate = 16_000;
    private readonly TemporaryFolder _folder = new();

    public ToneCorpus(int speakers = 4, int clips = 2)
    {
        for (int actor = 1; actor <= speakers; actor++)
        {
            for (int clip = 1; clip <= clips; clip++)
            {
                Write($"03-01-05-01-01-{clip:00}-{actor:00}.wav", 0.5f, 1500 + (37 * actor) + clip);
                Write($"03-01-04-01-01-{clip:00}-{actor:00}.wav", 0.05f, 200 + (7 * actor) + clip);
            }
        }

        Recipe = _folder.Write("recipe.json", """
            { "version": 1, "audio": { "sample_rate": 16000 }, "stft": {},
              "features": [ { "type": "rms" }, { "type": "zero_crossing_rate" } ], "aggregation": "mean" }
            """);
        Network = _folder.Write("network.json", """
            { "input": { "layout": "sequence", "features": 2 },
              "layers": [ { "type": "flatten" }, { "type": "dense", "units": 2 }, { "type": "softmax" } ] }
            """);
        Training = _folder.Write("training.json", """
            { "epochs": 12, "batch_size": 4, "optimizer": { "learning_rate": 0.1 }, "schedule": { "type": "constant" } }
            """);
    }

    /// <summary>Gets <c>ravdess=FOLDER</c>.</summary>
    public string Dataset => $"ravdess={_folder.At("corpus")}";

    public string Recipe { get; }

    public string Network { get; }

    public string Training { get; }

    /// <summary>Gets the options that make a run of this corpus small.</summary>
    public string[] RunOptions => ["--dataset", Dataset, "--recipe", Recipe, "--network", Network, "--training", Training];

    public string At(string name) => _folder.At(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Dispose() => _folder.Dispose();

    private void Write(string name, float amplitude, float frequency)
    {
        float[] samples = new float[SampleRate / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = amplitude * MathF.Sin(2 * MathF.PI * frequency * i / SampleRate);
        }

        string path = _folder.At("corpus", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        WavEncoder.Write(stream, new AudioSignal(samples, SampleRate));
    }
}
