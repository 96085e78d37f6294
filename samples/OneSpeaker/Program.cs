// Judges a recording of a speaker whom the program knows from others: dotnet run -- recordings-of-anna/ new.wav
// snippet: one-speaker
using SpeechEmotion;
using SpeechEmotion.Classification;
using SpeechEmotion.Models.Acted;

string folder = args[0], path = args[1];
EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
string[] recordings = Directory.GetFiles(folder, "*.wav");                                           // ten are plenty, no labels
SpeakerProfile anna = recognizer.CreateProfile(recordings.Select(recognizer.PredictFile));           // anna.ToJson() keeps it
EmotionPrediction prediction = recognizer.ForSpeaker(anna).PredictFile(path);                        // also segments and sessions

// end
Console.WriteLine(prediction.IsSpeech ? $"{path}: {prediction.Emotion} {prediction.Confidence:P0}" : $"{path}: no speech");
