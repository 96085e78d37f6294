using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace TrainModel;

/// <summary>Carries out a run file, then asks how good that way of training is on speakers it has not heard.</summary>
internal static class RunFromFile
{
    public static void Execute(string runPath, string output)
    {
        // snippet: run-file
        RunFile run = RunFile.Parse(File.ReadAllText(runPath));               // corpora, labels, recipe, network, augmentation, training, seed
        ModelBundle model = TrainingRunner.Execute(run, new() { Cache = new FeatureCache("features") });
        model.Save(output);                                                   // the run file is inside

        FoldSet folds = SpeakerFolds.LeaveOneOut(TrainingRunner.ReadUtterances(run));
        ClipFeatureReader reader = new(new FeaturePipeline(run.Recipe), keepInMemory: true);
        IClassifierTrainer trainer = run.TrainerOf(new ManagedTrainer(run.NetworkFor(model.Labels.Count)));
        CrossValidationResult result = new CrossValidation(trainer, reader).Run(folds, CrossValidationOptions.Of(run) with { Seeds = [0, 1, 2] });
        File.WriteAllText("report.html", result.ToReport("Leave one speaker out").ToHtml());

        // end
    }
}
