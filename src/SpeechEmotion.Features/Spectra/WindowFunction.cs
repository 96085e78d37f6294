namespace SpeechEmotion.Features;

/// <summary>The weighting of a frame before its transform; periodic, as librosa uses them.</summary>
public enum WindowFunction
{
    /// <summary>0.5 − 0.5 cos(2πn/N).</summary>
    Hann,

    /// <summary>0.54 − 0.46 cos(2πn/N).</summary>
    Hamming,

    /// <summary>All ones.</summary>
    Ones,
}
