using SpeechEmotion;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace TrainModel;

/// <summary>Fits a finished model to labelled clips of one's own voices.</summary>
internal static class AdaptModel
{
    public static void Fit(string modelPath, string corpus, string folder, string output)
    {
        // snippet: adapt
        ModelBundle model = ModelBundle.Load(modelPath);                      // or: ActedSpeechModel.Load()
        ClipFeatureReader reader = new(new FeaturePipeline(model.Recipe));
        IEnumerable<Utterance> known = DatasetParsers.ByName(corpus).Parse(folder).Where(clip => model.Labels.Contains(clip.Emotion));
        TrainingSet clips = new TrainingSetBuilder(reader, model.Labels).Build([.. known]);
        ModelAdaptation.Fit(model, clips).Save(output);                       // seconds: only the last layer is fitted

        // end
    }
}
