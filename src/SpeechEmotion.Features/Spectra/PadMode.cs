namespace SpeechEmotion.Features;

/// <summary>What stands before the first and after the last sample when frames are centred (librosa's <c>pad_mode</c>).</summary>
public enum PadMode
{
    /// <summary>Zeros; librosa's default since 0.10.</summary>
    Constant,

    /// <summary>The signal mirrored about its first and last sample; needs more samples than half a transform.</summary>
    Reflect,

    /// <summary>The first and last sample repeated.</summary>
    Edge,
}
