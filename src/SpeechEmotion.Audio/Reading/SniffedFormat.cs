namespace SpeechEmotion.Audio;

/// <summary>What the first bytes of a file say it is.</summary>
/// <param name="Name">The format in words, for example <c>"FLAC"</c> or <c>"a PNG picture"</c>.</param>
/// <param name="HasAudio">Whether such a file can hold sound (audio formats and video containers).</param>
public readonly record struct SniffedFormat(string Name, bool HasAudio);
