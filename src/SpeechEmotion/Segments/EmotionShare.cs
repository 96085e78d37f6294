namespace SpeechEmotion;

/// <summary>How much of the speech of a recording sounded like one emotion.</summary>
/// <param name="Emotion">The label.</param>
/// <param name="Time">The speech time with this emotion.</param>
/// <param name="Share">That time as a share of all speech time, 0 to 1.</param>
public readonly record struct EmotionShare(string Emotion, TimeSpan Time, float Share);
