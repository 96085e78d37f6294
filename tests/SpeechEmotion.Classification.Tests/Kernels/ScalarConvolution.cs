using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>Convolution and its gradients by the definition, in double precision; weights in PyTorch's layout.</summary>
internal static class ScalarConvolution
{
    /// <summary>Calls a body for every product: output, weight and padded input index.</summary>
    public static void ForEachTerm(ConvolutionShape shape, int samples, int paddedFrames, Action<int, int, int> body)
    {
        int frames = (paddedFrames - shape.Span) / shape.Stride + 1;
        for (int s = 0; s < samples; s++)
        {
            for (int t = 0; t < frames; t++)
            {
                for (int o = 0; o < shape.OutputChannels; o++)
                {
                    for (int i = 0; i < shape.GroupInputs; i++)
                    {
                        int channel = o / shape.GroupOutputs * shape.GroupInputs + i;
                        for (int k = 0; k < shape.Kernel; k++)
                        {
                            int frame = s * paddedFrames + t * shape.Stride + k * shape.Dilation;
                            body((s * frames + t) * shape.OutputChannels + o, (o * shape.GroupInputs + i) * shape.Kernel + k, frame * shape.InputChannels + channel);
                        }
                    }
                }
            }
        }
    }

    public static double[] Forward(ConvolutionShape shape, float[] padded, int samples, int paddedFrames, float[] weights, float[] bias)
    {
        int frames = (paddedFrames - shape.Span) / shape.Stride + 1;
        double[] output = new double[samples * frames * shape.OutputChannels];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = bias.Length == 0 ? 0 : bias[i % shape.OutputChannels];
        }

        ForEachTerm(shape, samples, paddedFrames, (o, w, i) => output[o] += (double)weights[w] * padded[i]);
        return output;
    }

    public static double[] WeightGradient(ConvolutionShape shape, float[] padded, int samples, int paddedFrames, float[] gradient)
    {
        double[] result = new double[shape.WeightCount];
        ForEachTerm(shape, samples, paddedFrames, (o, w, i) => result[w] += (double)gradient[o] * padded[i]);
        return result;
    }

    public static double[] InputGradient(ConvolutionShape shape, float[] weights, int samples, int paddedFrames, float[] gradient)
    {
        double[] result = new double[samples * paddedFrames * shape.InputChannels];
        ForEachTerm(shape, samples, paddedFrames, (o, w, i) => result[i] += (double)gradient[o] * weights[w]);
        return result;
    }
}
