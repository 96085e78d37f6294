// Judges a recording of a speaker whom the program knows from others: dotnet run -- recordings-of-anna/ new.wav
using SpeechEmotion;
using SpeechEmotion.Classification;
using SpeechEmotion.Models.Acted;

if (args is not [string folder, string path])
{
    Console.Error.WriteLine("usage: OneSpeaker FOLDER FILE.wav   (the folder of the speaker's earlier recordings)");
    return 2;
}

// snippet: one-speaker
EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
string[] recordings = Directory.GetFiles(folder, "*.wav");                                           // ten are plenty, no labels
SpeakerProfile anna = recognizer.CreateProfile(recordings.Select(recognizer.PredictFile));           // anna.ToJson() keeps it
EmotionPrediction prediction = recognizer.ForSpeaker(anna).PredictFile(path);                        // also segments and sessions

// end
Console.WriteLine(prediction.IsSpeech ? $"{path}: {prediction.Emotion} {prediction.Confidence:P0}" : $"{path}: no speech");
return 0;
