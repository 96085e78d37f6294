using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.TorchSharp.Engine;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>
/// Statistics over each clip's own frames; formulas at <see cref="FunctionalsPoolDefinition"/>. They are of the features themselves, so the managed
/// kernel computes them: no gradient has to pass.
/// </summary>
internal sealed class FunctionalsLayer(FunctionalsPoolDefinition definition) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        if (input.Values.requires_grad)
        {
            throw new ArgumentException($"Layers with weights cannot be trained before '{definition.TypeName}', which passes no gradient on.");
        }

        int channels = (int)input.Values.shape[1], size = channels * definition.Statistics;
        float[] statistics = new float[input.Lengths.Values.Count * size];
        float[] scratch = new float[FunctionalsKernel.ScratchLength((int)input.Values.shape[2], channels, definition.Statistics)];
        for (int i = 0; i < input.Lengths.Values.Count; i++)
        {
            float[] clip = new float[input.Lengths.Values[i] * channels];
            TensorCopy.ToSpan(input.Values[i].narrow(1, 0, input.Lengths.Values[i]).t(), clip);
            FunctionalsKernel.Forward(clip, channels, definition.MaskChannel, statistics.AsSpan(i * size, size), scratch);
        }

        return input.Pooled(TensorCopy.ToTensor(statistics, input.Values.device, input.Lengths.Values.Count, size));
    }
}
