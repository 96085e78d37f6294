namespace SpeechEmotion.Classification;

/// <summary>What batch normalisation comes to in inference: <c>y = x · scale + shift</c> per channel.</summary>
internal readonly record struct ScaleShift(float[] Scale, float[] Shift)
{
    /// <summary>Computes both in double, because the running variance may be tiny.</summary>
    public static ScaleShift Of(BatchNormDefinition definition, WeightScope scope)
    {
        ReadOnlySpan<float> weight = scope["weight"];
        ReadOnlySpan<float> bias = scope["bias"];
        ReadOnlySpan<float> mean = scope["running_mean"];
        ReadOnlySpan<float> variance = scope["running_var"];
        float[] scale = new float[weight.Length];
        float[] shift = new float[weight.Length];
        for (int c = 0; c < scale.Length; c++)
        {
            double factor = weight[c] / Math.Sqrt(variance[c] + definition.Epsilon);
            scale[c] = (float)factor;
            shift[c] = (float)(bias[c] - (mean[c] * factor));
        }

        return new ScaleShift(scale, shift);
    }
}
