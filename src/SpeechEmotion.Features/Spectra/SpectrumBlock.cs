namespace SpeechEmotion.Features;

/// <summary>The spectra of up to <see cref="Lanes"/> consecutive frames, bin-major: the frames of bin 0, then of bin 1.</summary>
/// <remarks>A view of pooled memory: valid only during the call that received it.</remarks>
public readonly ref struct SpectrumBlock
{
    /// <summary>The distance between two bins, in values; frames at and above <see cref="FrameCount"/> hold zeros.</summary>
    public const int Lanes = 16;

    internal SpectrumBlock(ReadOnlySpan<float> magnitude, ReadOnlySpan<float> power, int frameCount)
    {
        Magnitude = magnitude;
        Power = power;
        FrameCount = frameCount;
    }

    /// <summary>Gets the absolute values |X|: bin <c>k</c> of frame <c>i</c> is at <c>k * Lanes + i</c>.</summary>
    public ReadOnlySpan<float> Magnitude { get; }

    /// <summary>Gets the squares |X|², laid out as <see cref="Magnitude"/>.</summary>
    public ReadOnlySpan<float> Power { get; }

    /// <summary>Gets the number of frames in the block, 1 to <see cref="Lanes"/>.</summary>
    public int FrameCount { get; }
}
