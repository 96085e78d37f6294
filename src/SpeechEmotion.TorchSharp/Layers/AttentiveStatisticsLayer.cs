using SpeechEmotion.Classification;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Pooling over each clip's own frames; formulas at <see cref="AttentiveStatisticsPoolDefinition"/>.</summary>
internal sealed class AttentiveStatisticsLayer(string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        Tensor hidden = DenseLayer.ApplyToFrames(input.Values, prefix + "attention.", pass).tanh();
        Tensor scores = DenseLayer.ApplyToFrames(hidden, prefix + "score.", pass);
        if (!input.Lengths.AreEven)
        {
            scores = scores.masked_fill(input.Lengths.Mask.eq(0), float.NegativeInfinity);
        }

        Tensor weights = scores.softmax(2);
        Tensor mean = (weights * input.Values).sum(2, keepdim: true);
        Tensor variance = (weights * (input.Values - mean).square()).sum(2);
        Tensor deviation = (variance + AttentiveStatisticsPoolDefinition.VarianceFloor).sqrt();
        return input.Pooled(cat(new[] { mean.squeeze(2), deviation }, 1));
    }
}
