using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>The frames that pooling leaves.</summary>
internal static class PoolGeometry
{
    /// <summary>The number of whole windows in a number of frames.</summary>
    public static int Windows(int frames, int size, int stride) => frames < size ? 0 : (frames - size) / stride + 1;

    /// <summary>Sets the output's size and lengths to the whole windows of each sample.</summary>
    public static void Reshape(Activation output, Activation input, int size, int stride)
    {
        output.Reshape(input.Samples, Windows(input.Frames, size, stride), input.Channels);
        for (int i = 0; i < input.Samples; i++)
        {
            output.SetLength(i, Windows(input.Length(i), size, stride));
        }
    }
}
