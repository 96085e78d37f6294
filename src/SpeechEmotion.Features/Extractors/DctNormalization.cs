namespace SpeechEmotion.Features;

/// <summary>The scaling of the discrete cosine transform (scipy's <c>norm</c>).</summary>
public enum DctNormalization
{
    /// <summary>Orthonormal.</summary>
    Ortho,

    /// <summary>Unscaled: twice the sums.</summary>
    None,
}
