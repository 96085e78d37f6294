using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>Adam (Kingma and Ba 2015); with weight decay AdamW (Loshchilov and Hutter 2019).</summary>
public sealed record OptimizerOptions
{
    /// <summary>Gets the learning rate that the schedule multiplies, above 0 to 10.</summary>
    [JsonPropertyName("learning_rate")]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Gets the decay of the mean of the gradients, 0 to below 1.</summary>
    [JsonPropertyName("beta1")]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Gets the decay of the mean of the squared gradients, 0 to below 1.</summary>
    [JsonPropertyName("beta2")]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Gets the number added to the root of the squares, 1e-12 to 1; the default is Keras's.</summary>
    [JsonPropertyName("epsilon")]
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>
    /// Gets the decoupled weight decay, 0 to 10: weights shrink by rate × decay a step. Biases and normalisation are left alone.
    /// </summary>
    [JsonPropertyName("weight_decay")]
    public double WeightDecay { get; init; }

    /// <summary>Gets the largest Euclidean norm of the whole gradient, above 0, or <see langword="null"/> for no limit.</summary>
    [JsonPropertyName("clip_norm")]
    public double? ClipNorm { get; init; }

    internal void Check(OptionChecks checks)
    {
        checks.Range(nameof(LearningRate), LearningRate, 1e-12, 10);
        checks.Range(nameof(Beta1), Beta1, 0, 0.999999);
        checks.Range(nameof(Beta2), Beta2, 0, 0.99999999);
        checks.Range(nameof(Epsilon), Epsilon, 1e-12, 1);
        checks.Range(nameof(WeightDecay), WeightDecay, 0, 10);
        checks.Range(nameof(ClipNorm), ClipNorm ?? 1, 1e-6, 1e9);
    }
}
