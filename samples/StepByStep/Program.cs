// What EmotionRecognizer does, step by step: dotnet run -- my.semodel speech.wav
// (It also makes sure that somebody speaks, and softens the confidences for voices not heard in training.)
// Without arguments it describes a network of one's own, as `speech-emotion train --network` takes it.
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

if (args is [])
{
    Console.WriteLine(OwnNetwork.Create().ToJson());
    return 0;
}

if (args is not [string modelPath, string wavPath])
{
    Console.Error.WriteLine("usage: StepByStep [MODEL.semodel FILE.wav]   (without arguments: a network of one's own as JSON)");
    return 2;
}

// snippet: classify
ModelBundle model = ModelBundle.Load(modelPath);            // hashes, sizes, recipe: all checked
FeaturePipeline pipeline = new(model.Recipe);               // keep these two: both are thread-safe
CnnClassifier classifier = model.CreateClassifier();

FeatureMatrix features = pipeline.Extract(new AudioReader().ReadFile(wavPath));
float[] probabilities = new float[classifier.Labels.Count];
classifier.Classify(model.Normalizer?.Apply(features) ?? features, probabilities);

// end
foreach ((int index, string label) in classifier.Labels.Index())
{
    Console.WriteLine($"{label,-10} {probabilities[index]:0.000}");
}

// snippet: verify
foreach (string difference in model.Verify().Differences)
{
    Console.Error.WriteLine(difference);                    // this machine computes something else than the model's maker
}

// end
return 0;
