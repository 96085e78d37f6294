using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Data;

/// <summary>A folder of short tones under RAVDESS names: the emotion is the pitch, so that a small network learns it at once.</summary>
internal sealed class SyntheticCorpus : IDisposable
{
    private const int SampleRate = 8000;

    private static readonly (int Code, double Hertz)[] Emotions = [(3, 300), (4, 900), (5, 2400)];

    public SyntheticCorpus(int actors = 6, int clips = 2)
    {
        for (int actor = 1; actor <= actors; actor++)
        {
            foreach ((int code, double hertz) in Emotions)
            {
                for (int clip = 1; clip <= clips; clip++)
                {
                    Write($"03-01-{code:00}-01-01-{clip:00}-{actor:00}.wav", hertz * (1 + (0.01 * actor)), (actor * 10) + clip);
                }
            }
        }
    }

    public static FeatureRecipe Recipe { get; } = FeatureRecipe.Parse(
        """
        { "audio": { "sample_rate": 8000 }, "stft": { "n_fft": 256, "hop_length": 128 },
          "features": [ { "type": "mfcc", "n_mfcc": 8, "n_mels": 20 } ], "aggregation": "mean" }
        """);

    public static NetworkDefinition Network { get; } = new(
        new NetworkInput(InputLayout.Sequence, 8), [new FlattenDefinition(), new DenseDefinition(3), new SoftmaxDefinition()]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    public Utterance[] Utterances => [.. new RavdessParser().Parse(Folder)];

    public static ClipFeatureReader Reader(FeatureCache? cache = null) => new(new FeaturePipeline(Recipe), cache: cache, keepInMemory: true);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string name, double hertz, int seed)
    {
        Random random = new(seed);
        float[] samples = [.. Enumerable.Range(0, SampleRate / 4)
            .Select(time => (float)((0.5 * Math.Sin(2 * Math.PI * hertz * time / SampleRate)) + (0.02 * random.NextDouble())))];
        using FileStream file = File.Create(Path.Combine(Folder, name));
        WavEncoder.Write(file, new AudioSignal(samples, SampleRate));
    }
}
