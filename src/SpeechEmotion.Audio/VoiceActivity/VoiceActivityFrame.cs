namespace SpeechEmotion.Audio;

/// <summary>The decision for one frame of 16 milliseconds.</summary>
/// <param name="Start">Where the frame begins.</param>
/// <param name="SpeechProbability">How probable speech is, 0 to 1, before hangover.</param>
/// <param name="LevelDecibels">The level of the frame's surroundings (48 ms) in decibels relative to full scale.</param>
/// <param name="NoiseFloorDecibels">The level that the background is taken to have, in decibels relative to full scale.</param>
public readonly record struct VoiceActivityFrame(TimeSpan Start, float SpeechProbability, float LevelDecibels, float NoiseFloorDecibels);
