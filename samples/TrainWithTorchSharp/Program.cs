// Trains the notebook's network on a corpus with libtorch:
//   dotnet run -c Release -- ravdess corpora/ravdess my.semodel [cuda]
using SpeechEmotion;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.TorchSharp;
using SpeechEmotion.Training;

if (args is not [string corpus, string folder, string output, .. string[] rest])
{
    Console.Error.WriteLine("usage: TrainWithTorchSharp CORPUS FOLDER MODEL.semodel [cuda]");
    return 2;
}

Utterance[] utterances = [.. DatasetParsers.ByName(corpus).Parse(folder)];
IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(utterances);
DatasetSplit split = SpeakerFolds.Grouped(utterances, count: 5, seed: 1).WithValidationSpeakers(count: 2, seed: 1).Splits[0];
ClipFeatureReader reader = new(new FeaturePipeline(FeatureRecipe.Notebook162));
TrainingSet training = new TrainingSetBuilder(reader, labels) { Augmentation = AugmentationPlan.Notebook }.Build(split.Training);
TrainingSet validation = new TrainingSetBuilder(reader, labels).Build(split.Validation);
Progress<EpochReport> progress = new(report => Console.WriteLine($"epoch {report.Epoch}: UAR {report.ValidationUar:P1}"));
bool useCuda = rest is ["cuda"];

// snippet: train
TorchSharpOptions device = new() { Device = useCuda ? TorchDevice.Cuda : TorchDevice.Cpu, MixedPrecision = useCuda };
TorchSharpTrainer trainer = new(NetworkDefinition.Notebook(labels.Count), device);
ModelBundle model = trainer.Train(training, validation, new TrainingOptions { Epochs = 20, Seed = 1 }, progress);
model.Save(output);

// end

// snippet: batch
ModelBundle loaded = ModelBundle.Load(output);
FeatureMatrix[] clips = [.. validation.Examples.Select(example => loaded.Normalizer!.Apply(example.Features))];
float[] probabilities = new float[clips.Length * loaded.Labels.Count];
using TorchSharpClassifier classifier = new(loaded, device);
classifier.Classify(clips, probabilities);

// end
float[] managed = new float[probabilities.Length];
loaded.CreateClassifier().Classify(clips, managed);
float difference = probabilities.Zip(managed, (left, right) => Math.Abs(left - right)).Max();
Console.WriteLine($"{output}: on {clips.Length} clips the engines' probabilities differ by {difference:0.0E+0} at most.");
return 0;
