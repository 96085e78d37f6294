using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

public sealed class ConvolutionKernelTests
{
    private const int Samples = 3;

    /// <summary>Channel counts on both sides of the tile's 8 rows and 16 or 32 columns; then strides, dilation and groups.</summary>
    public static TheoryData<int, int, int, int, int, int> Shapes => new()
    {
        { 1, 1, 1, 1, 1, 1 }, { 1, 32, 8, 1, 1, 1 }, { 8, 16, 3, 1, 1, 1 }, { 7, 15, 2, 1, 1, 1 }, { 9, 33, 5, 1, 1, 1 }, { 16, 31, 1, 1, 1, 1 },
        { 17, 40, 4, 2, 1, 1 }, { 5, 20, 3, 1, 3, 1 }, { 6, 18, 3, 3, 2, 1 }, { 6, 9, 3, 1, 1, 3 }, { 24, 64, 2, 2, 2, 2 }, { 20, 70, 3, 1, 1, 10 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_AnyShape_EqualsDefinition(int inputs, int outputs, int kernel, int stride, int dilation, int groups)
    {
        ConvolutionShape shape = new(inputs, outputs, kernel, stride, dilation, groups);
        for (int frames = 1; frames <= 12; frames++)
        {
            int paddedFrames = (frames - 1) * stride + shape.Span;
            (float[] padded, float[] weights, float[] bias) = (
                Values(Samples * paddedFrames * inputs, 1), Values(shape.WeightCount, 2), frames % 2 == 0 ? [] : Values(outputs, 3));
            float[] output = new float[Samples * frames * outputs];
            Convolution.Forward(shape, padded, Samples, paddedFrames, Pack(shape, weights), bias, output);
            Close(ScalarConvolution.Forward(shape, padded, Samples, paddedFrames, weights, bias), output);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ComputeWeightGradient_AnyShape_EqualsDefinition(int inputs, int outputs, int kernel, int stride, int dilation, int groups)
    {
        const int Frames = 11;
        ConvolutionShape shape = new(inputs, outputs, kernel, stride, dilation, groups);
        int paddedFrames = (Frames - 1) * stride + shape.Span;
        float[] padded = Values(Samples * paddedFrames * inputs, 1), gradient = Values(Samples * Frames * outputs, 2);
        float[] blocks = new float[ConvolutionGradient.InputLength(shape, Samples, paddedFrames)];
        float[] panels = new float[ConvolutionGradient.OutputLength(shape, Samples, Frames)];
        Array.Fill(blocks, float.NaN);
        Array.Fill(panels, float.NaN);
        for (int s = 0; s < Samples; s++)
        {
            ConvolutionGradient.PackInput(shape, padded.AsSpan(s * paddedFrames * inputs, paddedFrames * inputs), 0, s, Samples, paddedFrames, blocks);
            ConvolutionGradient.PackOutput(shape, gradient.AsSpan(s * Frames * outputs, Frames * outputs), s, Samples, Frames, panels);
        }

        float[] tapMajor = new float[shape.WeightCount], result = new float[shape.WeightCount];
        for (int item = 0; item < ConvolutionGradient.ItemCount(shape); item++)
        {
            ConvolutionGradient.Compute(shape, item, blocks, panels, Samples, paddedFrames, Frames, tapMajor);
        }

        WeightLayout.FromTapMajor(tapMajor, outputs, shape.GroupInputs, kernel, result);
        Close(ScalarConvolution.WeightGradient(shape, padded, Samples, paddedFrames, gradient), result);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PackGradient_AnyShape_ConvolvesToTheInputGradient(int inputs, int outputs, int kernel, int stride, int dilation, int groups)
    {
        const int Frames = 9;
        ConvolutionShape shape = new(inputs, outputs, kernel, stride, dilation, groups), reverse = ConvolutionPanels.GradientShape(shape);
        int paddedFrames = (Frames - 1) * stride + shape.Span, spread = paddedFrames + shape.Span - 1;
        float[] weights = Values(shape.WeightCount, 1), gradient = Values(Frames * outputs, 2);
        float[] tapMajor = new float[weights.Length], panels = new float[reverse.PanelLength], result = new float[paddedFrames * inputs];
        WeightLayout.ToTapMajor(weights, outputs, shape.GroupInputs, kernel, tapMajor);
        for (int panel = 0; panel < reverse.Groups * PanelTile.PanelCount(reverse.GroupOutputs); panel++)
        {
            ConvolutionPanels.PackGradient(shape, tapMajor, panels, panel);
        }

        float[] stuffed = new float[spread * outputs];
        for (int t = 0; t < Frames; t++)
        {
            gradient.AsSpan(t * outputs, outputs).CopyTo(stuffed.AsSpan((shape.Span - 1 + t * stride) * outputs));
        }

        Convolution.Forward(reverse, stuffed, 1, spread, panels, default, result);
        Close(ScalarConvolution.InputGradient(shape, weights, 1, paddedFrames, gradient), result);
    }

    [Theory]
    [InlineData(5, 3, 1, 1)]
    [InlineData(33, 4, 2, 1)]
    [InlineData(16, 3, 1, 2)]
    public void Depthwise_ForwardAndBackward_EqualDefinition(int channels, int kernel, int stride, int dilation)
    {
        const int Frames = 7;
        ConvolutionShape shape = new(channels, channels, kernel, stride, dilation, channels);
        int paddedFrames = (Frames - 1) * stride + shape.Span;
        float[] padded = Values(paddedFrames * channels, 1), weights = Values(shape.WeightCount, 2), bias = Values(channels, 3);
        float[] gradient = Values(Frames * channels, 4), tapMajor = new float[weights.Length], output = new float[gradient.Length];
        WeightLayout.ToTapMajor(weights, channels, 1, kernel, tapMajor);
        DepthwiseConvolution.Forward(shape, padded, tapMajor, bias, output);
        Close(ScalarConvolution.Forward(shape, padded, 1, paddedFrames, weights, bias), output);
        float[] weightGradient = new float[weights.Length], inputGradient = new float[padded.Length], result = new float[weights.Length];
        DepthwiseConvolution.Backward(shape, padded, tapMajor, gradient, weightGradient, inputGradient);
        WeightLayout.FromTapMajor(weightGradient, channels, 1, kernel, result);
        Close(ScalarConvolution.WeightGradient(shape, padded, 1, paddedFrames, gradient), result);
        Close(ScalarConvolution.InputGradient(shape, weights, 1, paddedFrames, gradient), inputGradient);
    }

    [Fact]
    public void Forward_BufferTooSmall_Refused()
    {
        ConvolutionShape shape = new(4, 4, 3);
        float[] panels = new float[shape.PanelLength];
        Assert.Throws<ArgumentException>(() => Convolution.Forward(shape, new float[39], 1, 10, panels, default, new float[32]));
        Assert.Throws<ArgumentException>(() => Convolution.Forward(shape, new float[40], 1, 10, panels, default, new float[31]));
    }

    [Theory]
    [InlineData(162, 8, 1, 1, 3, 4)]
    [InlineData(10, 3, 2, 1, 0, 1)]
    [InlineData(11, 3, 2, 1, 1, 1)]
    [InlineData(5, 1, 2, 1, 0, 0)]
    [InlineData(9, 3, 1, 4, 4, 4)]
    public void Same_KerasRule_PadsTheLargerHalfRight(int frames, int kernel, int stride, int dilation, int left, int right)
    {
        ConvolutionShape same = new ConvolutionShape(1, 1, kernel, stride, dilation).Same(frames);
        Assert.Equal((left, right), (same.PadLeft, same.PadRight));
        Assert.Equal((frames + stride - 1) / stride, same.OutputFrames(frames));
    }

    private static float[] Pack(ConvolutionShape shape, float[] weights)
    {
        // A group of one channel each is filtered by DepthwiseConvolution; its shape has no panels.
        float[] tapMajor = new float[weights.Length], panels = new float[shape.PanelLength];
        WeightLayout.ToTapMajor(weights, shape.OutputChannels, shape.GroupInputs, shape.Kernel, tapMajor);
        ConvolutionPanels.Pack(shape, tapMajor, panels);
        return panels;
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Close(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) < 2e-5, $"value {i}: {actual[i]} instead of {expected[i]}");
        }
    }
}
