using SpeechEmotion.Audio;

namespace SpeechEmotion.Features;

/// <summary>A recording made ready for features, and the voice activity that was looked for on the way.</summary>
/// <param name="Signal">The samples, at the recipe's rate.</param>
/// <param name="Voice">
/// The decisions on all that follows the recipe's offset, at one level whatever the recording's gain; <see langword="null"/> where the recipe
/// does not trim by voice activity, and where hum was taken away: what is left of hum that swells can pass for a voice.
/// </param>
internal sealed record PreparedClip(AudioSignal Signal, VoiceActivityFrame[]? Voice);
