// Recognises the emotion of each file named on the command line: dotnet run -- speech.wav
// snippet: quick-start
using SpeechEmotion;
using SpeechEmotion.Models.Acted;

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
