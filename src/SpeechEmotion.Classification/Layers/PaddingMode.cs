namespace SpeechEmotion.Classification;

/// <summary>What a convolution does at the ends of its input.</summary>
public enum PaddingMode
{
    /// <summary>
    /// Zeros are added so that the output has ceil(length / stride) values, as in Keras: an odd number of zeros puts the
    /// extra one on the right, so kernel 8 pads 3 left and 4 right.
    /// </summary>
    Same,

    /// <summary>Nothing is added; the kernel stays inside the input.</summary>
    Valid,
}
