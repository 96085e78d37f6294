// Recognises the emotion of each file named on the command line: dotnet run -- speech.wav
using SpeechEmotion;
using SpeechEmotion.Models.Acted;

if (args is not [_, ..])
{
    Console.Error.WriteLine("usage: PredictFile FILE.wav...");
    return 2;
}

// snippet: quick-start
EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
foreach (string path in args)
{
    EmotionPrediction prediction = recognizer.PredictFile(path);
    Console.WriteLine(prediction.IsSpeech ? $"{path}: {prediction.Emotion} {prediction.Confidence:P0}" : $"{path}: no speech");
    foreach (EmotionScore score in prediction.Scores)
    {
        Console.WriteLine($"  {score.Emotion,-10} {score.Probability:0.000}");
    }
}

// end
return 0;
