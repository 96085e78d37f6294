namespace SpeechEmotion.Features.Kernels;

/// <summary>The buffers one thread needs to transform blocks of frames; reused from clip to clip.</summary>
internal sealed class SpectrumWorkspace(int rows, int scratchRows, int lanes, int segmentLength, int binCount)
{
    // Real and imaginary parts are kept half a page apart: at a distance of a power of two they would fight for the same cache sets.
    private const int Skew = 64;

    public AlignedBuffer<double> Real { get; } = new((rows * lanes) + Skew);

    public AlignedBuffer<double> Imaginary { get; } = new((rows * lanes) + Skew);

    public AlignedBuffer<double> ScratchReal { get; } = new(Math.Max(1, scratchRows * lanes));

    public AlignedBuffer<double> ScratchImaginary { get; } = new(Math.Max(1, scratchRows * lanes));

    /// <summary>Gets room for the samples of a block that reaches over an end of the signal.</summary>
    public AlignedBuffer<float> Segment { get; } = new(segmentLength);

    /// <summary>Gets room for one block of power spectra.</summary>
    public AlignedBuffer<float> Power { get; } = new(binCount * SpectrumBlock.Lanes);

    /// <summary>Gets room for one block of magnitudes.</summary>
    public AlignedBuffer<float> Magnitude { get; } = new(binCount * SpectrumBlock.Lanes);
}
