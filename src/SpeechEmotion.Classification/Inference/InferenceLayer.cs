namespace SpeechEmotion.Classification;

/// <summary>One layer ready to run. Values are samples × frames × channels; a vector has one frame.</summary>
/// <remarks>Immutable after construction: all that changes during a call lies in the workspace.</remarks>
internal abstract class InferenceLayer
{
    /// <summary>Gets the channels of the output.</summary>
    public abstract int OutputChannels { get; }

    /// <summary>Gets whether <see cref="Forward"/> may write over its input.</summary>
    public virtual bool InPlace => false;

    /// <summary>Gets the frames of the output.</summary>
    public virtual int OutputFrames(int frames) => frames;

    /// <summary>Gets the most values of one sample that lie in one place within the layer, beside its input and its output.</summary>
    public virtual long LargestInside(int frames) => 0;

    /// <summary>Computes the layer.</summary>
    /// <param name="input">Samples × <paramref name="frames"/> × input channels.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="frames">The frames of each sample.</param>
    /// <param name="output">Receives samples × output frames × output channels.</param>
    /// <param name="workspace">Scratch memory of this call.</param>
    public abstract void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace);
}
