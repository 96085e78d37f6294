// Trains a small model on a corpus: dotnet run -c Release -- train ravdess corpora/ravdess my.semodel
// Carries out a run file:           dotnet run -c Release -- run run.json my.semodel
// Fits a model to own voices:       dotnet run -c Release -- adapt my.semodel emo-db corpora/emodb german.semodel
// Shows what RAVDESS holds:         dotnet run -c Release -- inspect corpora/ravdess
using SpeechEmotion;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;
using TrainModel;

if (args is ["inspect", string ravdess])
{
    Inspection.Run(ravdess);
    return 0;
}

if (args is ["run", string runPath, string trained])
{
    RunFromFile.Execute(runPath, trained);
    return 0;
}

if (args is ["adapt", string finished, string ownCorpus, string ownFolder, string adapted])
{
    AdaptModel.Fit(finished, ownCorpus, ownFolder, adapted);
    return 0;
}

if (args is not ["train", string corpus, string folder, string output])
{
    Console.Error.WriteLine("usage: TrainModel train CORPUS FOLDER MODEL.semodel | run RUN.json MODEL.semodel");
    Console.Error.WriteLine("       TrainModel adapt MODEL.semodel CORPUS FOLDER ADAPTED.semodel | inspect FOLDER");
    return 2;
}

Progress<EpochReport> progress = new(report => Console.WriteLine($"epoch {report.Epoch}: UAR {report.ValidationUar:P1} on unheard speakers"));

// snippet: train
Utterance[] utterances = [.. DatasetParsers.ByName(corpus).Parse(folder)];
IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(utterances);

// Whoever is tested is never trained on, and neither is whoever the epoch is chosen by.
DatasetSplit split = SpeakerFolds.Grouped(utterances, count: 5, seed: 1).WithValidationSpeakers(count: 2, seed: 1).Splits[0];

ClipFeatureReader reader = new(new FeaturePipeline(FeatureRecipe.Notebook162));
TrainingSet training = new TrainingSetBuilder(reader, labels) { Augmentation = AugmentationPlan.Notebook }.Build(split.Training);
TrainingSet validation = new TrainingSetBuilder(reader, labels).Build(split.Validation);

ManagedTrainer trainer = new(NetworkDefinition.Notebook(labels.Count));
ModelBundle model = trainer.Train(training, validation, new TrainingOptions { Epochs = 20, Seed = 1 }, progress);
(model with { Name = "my-model" }).Save(output);

// end
Console.WriteLine($"{output}: {labels.Count} labels, {split.Training.Count} clips. Test it on: {string.Join(", ", split.Test.Select(clip => clip.SpeakerKey).Distinct())}");
return 0;
