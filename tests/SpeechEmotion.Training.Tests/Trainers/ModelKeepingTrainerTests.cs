using System.Text.Json.Serialization.Metadata;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class ModelKeepingTrainerTests : IDisposable
{
    // A model that is kept is checked as every bundle is: its recipe must give what its network takes.
    private static readonly FeatureRecipe Recipe = new(new AudioPreparation(SampleRate: 16_000), new StftOptions(), [new LogMelOptions(8)], FeatureAggregation.None);
    private static readonly TrainingSet Training = SyntheticSets.Clips(16, 1, "a", Recipe);
    private static readonly TrainingSet Validation = SyntheticSets.Clips(8, 2, "b", Recipe);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"kept-{Guid.NewGuid():N}");

    [Fact]
    public void Train_Twice_TrainsOnce()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        ModelBundle first = trainer.Train(Training, Validation, Quick);
        ModelBundle second = trainer.Train(Training, Validation, Quick with { Threads = 2 });
        Assert.Equal(1, inner.Trainings);
        Assert.Equal(first.Weights["layers.0.weight"].Values.ToArray(), second.Weights["layers.0.weight"].Values.ToArray());
        Assert.Equal(first.Calibration, second.Calibration);
    }

    [Fact]
    public void Train_AnythingElse_TrainsAnew()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        trainer.Train(Training, Validation, Quick);
        trainer.Train(Training, Validation, Quick with { Seed = 9 });
        trainer.Train(SyntheticSets.Clips(16, 7, "a", Recipe), Validation, Quick);
        trainer.Train(Training, SyntheticSets.Clips(8, 7, "b", Recipe), Quick);
        Assert.Equal(4, inner.Trainings);
    }

    [Fact]
    public void Train_ClipThatChangesSides_TrainsAnew()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        TrainingSet all = SyntheticSets.Clips(24, 1, "a", Recipe);
        TrainingSet Part(Range range) => new(all.Recipe, all.Labels, [.. all.Examples.Take(range)]);
        TrainingOptions overlapping = Quick with { AllowSpeakerOverlap = true };
        trainer.Train(Part(..16), Part(16..), overlapping);
        trainer.Train(Part(..17), Part(17..), overlapping);
        Assert.Equal(2, inner.Trainings);
    }

    [Fact]
    public void Train_CorporaThatLieElsewhere_TrainsOnce()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        TrainingSet Below(string folder, TrainingSet set) =>
            new(set.Recipe, set.Labels, [.. set.Examples.Select(example => example with { Id = Path.Combine(folder, example.Id) })]);
        trainer.Train(Below("corpora", Training), Below("corpora", Validation), Quick);
        trainer.Train(Below(Path.Combine("..", "elsewhere", "corpora"), Training), Below("elsewhere", Validation), Quick);
        Assert.Equal(1, inner.Trainings);
    }

    [Fact]
    public void Train_FolderThatCannotBe_IsToldBeforeTheTraining()
    {
        Directory.CreateDirectory(_folder);
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "mine");
        Counting inner = new();
        Assert.ThrowsAny<IOException>(() => new ModelKeepingTrainer(inner, SyntheticSets.Network, file).Train(Training, Validation, Quick));
        Assert.Equal(0, inner.Trainings);
    }

    [Fact]
    public void Train_SpeakersCorrectedSince_AreSaidAsTheyAreNow()
    {
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        trainer.Train(Training, Validation, Quick);
        TrainingSet renamed = new(Training.Recipe, Training.Labels, [.. Training.Examples.Select(example => example with { SpeakerKey = "anna" })]);
        TrainingSet same = new(Validation.Recipe, Validation.Labels, [.. Validation.Examples.Select(example => example with { SpeakerKey = "anna" })]);

        Assert.Equal(
            ["anna", .. Validation.Examples.Select(example => example.SpeakerKey).Distinct().Order(StringComparer.Ordinal)],
            trainer.Train(renamed, Validation, Quick).Training!.Speakers);
        Assert.Throws<ArgumentException>(() => trainer.Train(renamed, same, Quick));
        Assert.Equal(1, inner.Trainings);
    }

    [Fact]
    public void Train_RecipeWithACustomFeature_IsReadBack()
    {
        FeatureRecipe recipe = Recipe with
        {
            Features = [new CountingOptions(), new LogMelOptions(7)],
            CustomFeatures = [new CustomFeature("counting", typeof(CountingOptions), new DefaultJsonTypeInfoResolver())],
        };
        TrainingSet training = SyntheticSets.Clips(16, 1, "a", recipe), validation = SyntheticSets.Clips(8, 2, "b", recipe);
        Counting inner = new();
        ModelKeepingTrainer trainer = new(inner, SyntheticSets.Network, _folder);
        trainer.Train(training, validation, Quick);
        Assert.Equal(recipe.Fingerprint, trainer.Train(training, validation, Quick).Recipe.Fingerprint);
        Assert.Equal(1, inner.Trainings);
    }

    [Fact]
    public void Train_TrainersThatMakeOtherModelsOfOneNetwork_AreKeptApart()
    {
        ModelKeepingTrainer one = new(new ManagedTrainer(SyntheticSets.Network), SyntheticSets.Network, _folder);
        IClassifierTrainer[] makers =
        [
            one, new EnsembleTrainer(one, 2), new EnsembleTrainer(one, 3), new FunctionalsTrainer(one), new FunctionalsTrainer(one, new(Share: 0.4)),
            new FunctionalsTrainer(one, new(Penalty: 0.01)), new FunctionalsTrainer(new EnsembleTrainer(one, 2)),
            new AdaptingTrainer(one, [""]), new AdaptingTrainer(one, [""], new AdaptationOptions { Penalty = 1 }),
        ];
        float[][] Answers() => [.. makers.Select(maker =>
        {
            ModelBundle model = new ModelKeepingTrainer(maker, SyntheticSets.Network, _folder).Train(Training, Validation, Quick);
            float[] probabilities = new float[model.Labels.Count];
            model.CreateClassifier().Classify(Validation.Examples[0].Features, probabilities);
            return probabilities;
        })];

        float[][] first = Answers();
        int files = Directory.GetFiles(_folder).Length;

        Assert.Equal(first.Length, first.Select(answer => string.Join(' ', answer)).Distinct().Count());
        Assert.Equal(first, Answers());
        Assert.Equal(files, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void Train_PlainTrainer_KeepsTheNameOfItsFiles()
    {
        // The folders that people have must stay good: the name is the run's alone.
        new ModelKeepingTrainer(new ManagedTrainer(SyntheticSets.Network), SyntheticSets.Network, _folder).Train(Training, Validation, Quick);
        string name = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder)));
        string identity = RunIdentity.Compute(SyntheticSets.Network, Training, Validation, Quick);
        Assert.Equal($"{identity[..32]}-{typeof(ModelKeepingTrainer).Assembly.GetName().Version}.semodel", name);
    }

    [Fact]
    public void Train_AnotherEngine_IsNotHandedTheModelOfOneBefore()
    {
        Counting other = new();
        new ModelKeepingTrainer(new ManagedTrainer(SyntheticSets.Network), SyntheticSets.Network, _folder).Train(Training, Validation, Quick);
        new ModelKeepingTrainer(other, SyntheticSets.Network, _folder).Train(Training, Validation, Quick);
        Assert.Equal(1, other.Trainings);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        Assert.Throws<InvalidOperationException>(
            () => new ModelKeepingTrainer(new Unwilling(), SyntheticSets.Network, _folder).Train(Training, Validation, Quick));
    }

    [Fact]
    public void Train_JoinedOfKeptModels_HasNothingToVerifyUntilItIsSaved()
    {
        ModelKeepingTrainer kept = new(new ManagedTrainer(SyntheticSets.Network), SyntheticSets.Network, _folder);
        IClassifierTrainer[] makers = [new EnsembleTrainer(kept, 2), new FunctionalsTrainer(kept)];
        TrainingOptions plain = Quick with { Calibrate = false };
        Assert.All(makers, maker => maker.Train(Training, Validation, plain));
        Assert.All(makers, maker =>
        {
            ModelBundle joined = maker.Train(Training, Validation, plain);
            Assert.Throws<InvalidOperationException>(() => joined.Verify());
            string path = Path.Combine(_folder, "joined.semodel");
            joined.Save(path);
            Assert.Empty(ModelBundle.Load(path).Verify().Differences);
        });
    }

    [Fact]
    public void Train_AnotherNetworkThanTheOneGiven_IsRefusedAndNotKept()
    {
        NetworkDefinition other = SyntheticSets.Network with { Layers = [new Conv1dDefinition(16, 5), .. SyntheticSets.Network.Layers.Skip(1)] };
        Assert.Throws<ArgumentException>(() => new ModelKeepingTrainer(new ManagedTrainer(SyntheticSets.Network), other, _folder));

        Counting inner = new();
        string message = Assert.Throws<ArgumentException>(() => new ModelKeepingTrainer(inner, other, _folder).Train(Training, Validation, Quick)).Message;

        Assert.Contains("neither the one given", message, StringComparison.Ordinal);
        Assert.Equal(1, inner.Trainings);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Train_KeptModelOfAnotherNetwork_IsRefused()
    {
        ModelKeepingTrainer trainer = new(new Counting(), SyntheticSets.Network, _folder);
        ModelBundle model = trainer.Train(Training, Validation, Quick);
        ModelJoin.Join([model, model]).Save(Assert.Single(Directory.GetFiles(_folder)));
        Assert.NotNull(trainer.Train(Training, Validation, Quick));

        NetworkDefinition other = SyntheticSets.Network with { Layers = [new Conv1dDefinition(16, 5), .. SyntheticSets.Network.Layers.Skip(1)] };
        new ManagedTrainer(other).Train(Training, Validation, Quick).Save(Assert.Single(Directory.GetFiles(_folder)));
        Assert.Contains(".semodel'", Assert.Throws<ArgumentException>(() => trainer.Train(Training, Validation, Quick)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsMadeOf_NetworksJoinedInAnyOrder_AreOfTheFirst()
    {
        NetworkDefinition one = SyntheticSets.Network, two = ModelJoin.NetworkOf(one, 2);
        IReadOnlyList<LayerDefinition> pool = [new FunctionalsPoolDefinition(null)];
        NetworkDefinition beside = ModelJoin.NetworkOf(one, pool), besideTwo = ModelJoin.NetworkOf(two, pool);

        Assert.All([one, two, beside, besideTwo, ModelJoin.NetworkOf(beside, 3)], network => Assert.True(ModelJoin.IsMadeOf(network, one)));
        Assert.True(ModelJoin.IsMadeOf(besideTwo, two));
        Assert.True(ModelJoin.IsMadeOf(ModelJoin.NetworkOf(two, 2), two));
        Assert.False(ModelJoin.IsMadeOf(one, two));
        Assert.False(ModelJoin.IsMadeOf(two, beside));
        Assert.False(ModelJoin.IsMadeOf(beside, one with { Layers = [.. one.Layers.Skip(1)] }));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static TrainingOptions Quick { get; } = SyntheticSets.Options with { Epochs = 1 };

    // The number of the frame.
    private sealed record CountingOptions : FeatureOptions
    {
        public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new Extractor();

        public override IReadOnlyList<string> GetFeatureNames() => ["counting"];

        public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];

        private sealed class Extractor : IFeatureExtractor
        {
            public int FeatureCount => 1;

            public void Extract(SignalAnalysis analysis, Span<float> destination)
            {
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = i;
                }
            }
        }
    }

    private sealed class Counting : IClassifierTrainer
    {
        public int Trainings { get; private set; }

        public ModelBundle Train(
            TrainingSet training, TrainingSet validation, TrainingOptions options,
            IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
        {
            Trainings++;
            return new ManagedTrainer(SyntheticSets.Network).Train(training, validation, options, progress, cancellationToken);
        }
    }

    private sealed class Unwilling : IClassifierTrainer
    {
        public ModelBundle Train(
            TrainingSet training, TrainingSet validation, TrainingOptions options,
            IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Trained.");
    }
}
