using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Clips of three seconds, low and high by turns: what comes first decides the emotion, and a moment tells little of it.</summary>
public sealed class ShortClipFitTests : IDisposable
{
    private const int SampleRate = 8000;

    private static readonly FeatureRecipe Recipe = FeatureRecipe.Parse(
        """{ "audio": { "sample_rate": 8000 }, "stft": { "n_fft": 256, "hop_length": 128 }, "features": [ { "type": "mfcc", "n_mfcc": 6, "n_mels": 20 } ] }""");

    private static readonly NetworkDefinition Network = new(
        new NetworkInput(InputLayout.Channels, 6),
        [new Conv1dDefinition(8, 5, Stride: 2), new ReluDefinition(), new AttentiveStatisticsPoolDefinition(4), new DenseDefinition(2), new SoftmaxDefinition()]);

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 12, BatchSize = 8, Seed = 3, Threads = 1, Optimizer = new() { LearningRate = 0.01 }, Schedule = new ConstantSchedule(),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly Utterance[] _clips;
    private readonly ClipFeatureReader _reader = new(new FeaturePipeline(Recipe), keepInMemory: true);

    public ShortClipFitTests()
    {
        Random random = new(1);
        for (int actor = 1; actor <= 6; actor++)
        {
            for (int clip = 0; clip < 4; clip++)
            {
                Write(3, actor, clip, [350, 1200], random);
                Write(4, actor, clip, [1200, 350], random);
            }
        }

        _clips = [.. new RavdessParser().Parse(_folder.Path)];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_NetworkOverFrames_SaysLessSurelyWhatMomentsMean()
    {
        ModelBundle model = Train(Options), without = model with { Calibration = model.Calibration with { ShortClips = null } };

        ShortClipCalibration clips = model.Calibration.ShortClips!;
        Assert.Equal((125, 2), (clips.Frames, clips.Offsets.Count));
        Assert.InRange(clips.Exponent, 0.05f, ShortClipCalibration.MaxExponent);
        Assert.True(Loss(model, 0.5) < 0.95 * Loss(without, 0.5), $"{Loss(model, 0.5)}, before {Loss(without, 0.5)}");
        Assert.Equal(Answers(without, 3), Answers(model, 3));
    }

    [Fact]
    public void Apply_OtherNumberOfThreads_SameNumbers()
    {
        ModelBundle model = Train(Options);

        Assert.Equal(model.Calibration, ShortClipFit.Apply(model, Validation, _reader, Options with { Threads = 3 }).Calibration);
    }

    [Fact]
    public void Apply_NothingToMeasureOn_LeavesTheModel()
    {
        ModelBundle model = Train(Options with { Calibrate = false });

        Assert.Null(model.Calibration.ShortClips);
        Assert.Same(model, ShortClipFit.Apply(model, [], _reader, Options));
        Assert.Throws<ArgumentException>("reader", () => ShortClipFit.Apply(model, Validation, new(new FeaturePipeline(FeatureRecipe.Notebook162)), Options));
    }

    [Theory]
    [InlineData("\"duration_seconds\": 3, \"short_clip\": \"pad\"", 256, false)]
    [InlineData("\"duration_seconds\": 3", 8192, true)]
    public void Execute_RecipeThatMakesClipsLongOrTakesNoMoments_IsTrainedNevertheless(string audio, int fft, bool isMeasured)
    {
        FeatureRecipe recipe = FeatureRecipe.Parse(
            $$"""
            { "audio": { "sample_rate": 8000, {{audio}} }, "stft": { "n_fft": {{fft}}, "hop_length": 128, "center": false },
              "features": [ { "type": "mfcc", "n_mfcc": 6, "n_mels": 20 } ] }
            """);

        Assert.Equal(isMeasured, Train(Options, recipe).Calibration.ShortClips is not null);
    }

    [Fact]
    public void Compute_Gradient_IsThatOfTheLoss()
    {
        TrainingSet clips = new TrainingSetBuilder(_reader, ["happy", "sad"])
        {
            Augmentation = new([new("whole", []), new("0.5 s", [new ExcerptOptions(0.5)])]),
        }.Build(Validation);
        using WorkerTeam team = new(1);
        ShortClipObjective objective = new(Train(Options), clips, 2, new ShortClipCalibration(125, 0, [0, 0]), team, CancellationToken.None);
        double[] point = [0.4, 0.3, -0.2], gradient = new double[3], unused = new double[3];
        objective.Compute(point, gradient);

        for (int i = 0; i < point.Length; i++)
        {
            double[] up = [.. point], down = [.. point];
            (up[i], down[i]) = (point[i] + 1e-4, point[i] - 1e-4);
            Assert.Equal((objective.Compute(up, unused) - objective.Compute(down, unused)) / 2e-4, gradient[i], 1e-6);
        }
    }

    private IReadOnlyList<Utterance> Validation => [.. _clips.Where(clip => clip.Speaker is "05" or "06")];

    private ModelBundle Train(TrainingOptions options, FeatureRecipe? recipe = null) => TrainingRunner.Execute(
        new RunFile
        {
            Name = "moments", Datasets = [new("ravdess", ".")], Recipe = recipe ?? Recipe, Network = Network, Training = options,
            Validation = new(["ravdess/05", "ravdess/06"]),
        },
        new TrainingRunOptions { BaseFolder = _folder.Path, Threads = 1 });

    private double Loss(ModelBundle model, double seconds) => ModelTest
        .Predict(model, Validation, _reader, new("moment", [new ExcerptOptions(seconds)]))
        .Average(clip => -Math.Log(clip.Probabilities[model.Labels.ToList().IndexOf(clip.Truth)]));

    private float[] Answers(ModelBundle model, double seconds) =>
        [.. ModelTest.Predict(model, Validation, _reader, new("moment", [new ExcerptOptions(seconds)])).SelectMany(clip => clip.Probabilities)];

    private void Write(int emotion, int actor, int clip, double[] hertz, Random random)
    {
        double pitch = 1 + (0.02 * actor);
        float[] samples = [.. Enumerable.Range(0, 3 * SampleRate).Select(time => (float)(
            (0.4 * Math.Sin(2 * Math.PI * pitch * hertz[time / (SampleRate / 2) % 2] * time / SampleRate)) + (0.2 * (random.NextDouble() - 0.5))))];
        using FileStream file = File.Create(_folder.At($"03-01-{emotion:00}-01-{1 + (clip / 2):00}-{1 + (clip % 2):00}-{actor:00}.wav"));
        WavEncoder.Write(file, new AudioSignal(samples, SampleRate));
    }
}
