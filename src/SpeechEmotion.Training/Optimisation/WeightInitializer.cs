using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Optimisation;

/// <summary>Sets a network's parameters to their starting values.</summary>
internal static class WeightInitializer
{
    /// <summary>Fills every parameter; the same seed gives the same values.</summary>
    public static void Initialize(ParameterStore store, WeightInitialization kind, ulong seed)
    {
        int fanInBefore = 1;
        for (int i = 0; i < store.Slices.Count; i++)
        {
            ParameterSlice slice = store.Slices[i];
            ulong state = SplitMix.Mix(seed, (ulong)i);
            switch (slice.Definition.Role)
            {
                case ParameterRole.Weight:
                    (int outputs, int inputs, int taps) = ParameterStore.Dimensions(slice.Definition);
                    fanInBefore = inputs * taps;
                    Fill(slice.Values, kind, fanInBefore, outputs * taps, ref state);
                    break;
                case ParameterRole.Bias when kind == WeightInitialization.PyTorch && slice.Definition.Name.EndsWith(".bias", StringComparison.Ordinal)
                    && i > 0 && store.Slices[i - 1].Definition.Role == ParameterRole.Weight:
                    // The weight of the same layer stands just before its bias.
                    Uniform(slice.Values, 1 / Math.Sqrt(fanInBefore), ref state);
                    break;
                case ParameterRole.Scale or ParameterRole.RunningVariance:
                    slice.Values.Fill(1);
                    break;
                default:
                    slice.Values.Clear();
                    break;
            }
        }
    }

    private static void Fill(Span<float> values, WeightInitialization kind, int fanIn, int fanOut, ref ulong state)
    {
        if (kind == WeightInitialization.HeNormal)
        {
            Normal(values, Math.Sqrt(2.0 / fanIn), ref state);
        }
        else if (kind == WeightInitialization.PyTorch)
        {
            Uniform(values, 1 / Math.Sqrt(fanIn), ref state);
        }
        else
        {
            Uniform(values, Math.Sqrt(6.0 / (fanIn + fanOut)), ref state);
        }
    }

    private static void Uniform(Span<float> values, double limit, ref ulong state)
    {
        foreach (ref float value in values)
        {
            value = (float)((2 * Unit(ref state) - 1) * limit);
        }
    }

    private static void Normal(Span<float> values, double deviation, ref ulong state)
    {
        foreach (ref float value in values)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - Unit(ref state)));
            value = (float)(radius * Math.Cos(2 * Math.PI * Unit(ref state)) * deviation);
        }
    }

    private static double Unit(ref ulong state) => (SplitMix.Next(ref state) >> 11) * (1.0 / (1UL << 53));
}
