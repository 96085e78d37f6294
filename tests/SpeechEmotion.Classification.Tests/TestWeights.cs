namespace SpeechEmotion.Classification.Tests;

/// <summary>
/// Weights and inputs computed from a hash of their name, as <c>tests/Reference/torch/make_reference.py</c> computes them.
/// </summary>
internal static class TestWeights
{
    public static WeightSet For(NetworkDefinition network) => For(network.Layers, network.Input.Shape);

    public static WeightSet For(IReadOnlyList<LayerDefinition> layers, LayerShape input) =>
        new(LayerChain.Parameters(layers, input, "layers.").Select(Tensor));

    public static FeatureMatrix Input(NetworkDefinition network, int frames = 37) =>
        new(Values("input", network.Input.Features * frames, v => v), network.Input.Features, frames);

    private static WeightTensor Tensor(ParameterDefinition parameter)
    {
        int count = (int)parameter.Count;
        double limit = Math.Sqrt(3.0 * parameter.Shape[0] / count);
        return new WeightTensor(parameter.Name, parameter.Shape, Values(parameter.Name, count, v => parameter.Role switch
        {
            ParameterRole.Weight => v * limit,
            ParameterRole.Scale => 1 + (0.2 * v),
            ParameterRole.RunningVariance => 1 + (0.5 * v),
            _ => 0.1 * v,
        }));
    }

    /// <summary>FNV-1a of the name, then MurmurHash3's finaliser of each index: numbers in [−1, 1).</summary>
    private static float[] Values(string name, int count, Func<double, double> map)
    {
        uint seed = 2166136261;
        foreach (char letter in name)
        {
            seed = (seed ^ letter) * 16777619;
        }

        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            uint x = ((uint)i * 0x9E3779B9) + seed;
            x = (x ^ (x >> 16)) * 0x85EBCA6B;
            x = (x ^ (x >> 13)) * 0xC2B2AE35;
            x ^= x >> 16;
            values[i] = (float)map((x / 2147483648.0) - 1);
        }

        return values;
    }
}
