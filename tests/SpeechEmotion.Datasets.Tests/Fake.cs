namespace SpeechEmotion.Datasets.Tests;

/// <summary>Utterances without audio.</summary>
internal static class Fake
{
    public static Utterance[] Utterances(params string[] emotions) =>
        [.. emotions.Select((emotion, index) => Utterance("fake", "01", emotion, index))];

    /// <summary>A corpus like RAVDESS: every actor says every clip; odd ones are men.</summary>
    public static Utterance[] Corpus(string dataset, int speakers, int clips) =>
        [.. from speaker in Enumerable.Range(1, speakers) from clip in Enumerable.Range(0, clips)
            select Utterance(dataset, $"{speaker:00}", clip % 2 == 0 ? "sad" : "happy", clip) with
            {
                Sex = speaker % 2 == 1 ? SpeakerSex.Male : SpeakerSex.Female,
            }];

    private static Utterance Utterance(string dataset, string speaker, string emotion, int clip) =>
        new() { Path = $"{dataset}/{speaker}/{clip}.wav", Dataset = dataset, Speaker = speaker, Emotion = emotion };
}
