namespace SpeechEmotion.Features;

/// <summary>What a delta takes beyond the first and the last frame.</summary>
public enum DeltaMode
{
    /// <summary>Nothing: the polynomial fitted to the first and the last window serves its ends (librosa's default).</summary>
    Interpolate,

    /// <summary>The first and the last frame, repeated.</summary>
    Nearest,

    /// <summary>The frames reflected about the first and the last one.</summary>
    Mirror,

    /// <summary>Zeros.</summary>
    Constant,

    /// <summary>The frames of the other end.</summary>
    Wrap,
}
