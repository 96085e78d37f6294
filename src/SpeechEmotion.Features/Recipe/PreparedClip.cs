using SpeechEmotion.Audio;

namespace SpeechEmotion.Features;

/// <summary>A recording made ready for features, and the voice activity that was looked for on the way.</summary>
/// <param name="Signal">The samples, at the recipe's rate.</param>
/// <param name="Voice">
/// The decisions on the whole recording, at one level whatever its gain, for whoever wants to know where somebody speaks in it;
/// <see langword="null"/> where it must be listened to anew: the recipe did not look at all of it (<see cref="AudioPreparation.HearsVoice"/>), or
/// hum was taken away, as what is left of hum that swells can pass for a voice.
/// </param>
internal sealed record PreparedClip(AudioSignal Signal, VoiceActivityFrame[]? Voice);
