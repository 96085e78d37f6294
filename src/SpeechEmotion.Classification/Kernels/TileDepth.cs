namespace SpeechEmotion.Classification.Kernels;

/// <summary>How a tile's rows are walked: <paramref name="Taps"/> segments of <paramref name="Length"/> values each.</summary>
/// <param name="Taps">The number of segments.</param>
/// <param name="TapStride">The distance between the starts of two segments.</param>
/// <param name="Length">The number of values in a segment.</param>
/// <param name="InnerStride">The distance between two values of a segment.</param>
internal readonly record struct TileDepth(int Taps, int TapStride, int Length, int InnerStride);
