namespace SpeechEmotion.Features;

/// <summary>The height of the triangles of a mel filter bank (librosa's <c>norm</c>).</summary>
public enum MelNormalization
{
    /// <summary>Equal area: each triangle is multiplied by 2 / (its width in hertz).</summary>
    Slaney,

    /// <summary>Equal height 1.</summary>
    None,
}
