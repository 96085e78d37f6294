namespace SpeechEmotion.Features;

/// <summary>What happens to a clip shorter than the recipe's duration.</summary>
public enum ShortClipPolicy
{
    /// <summary>It stays short, as in librosa.</summary>
    AsIs,

    /// <summary>Zeros are added after its end up to the duration.</summary>
    Pad,

    /// <summary>It is repeated from its start up to the duration.</summary>
    Repeat,
}
