using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>Gated recurrent units by the definition's formulas, in double precision; the state's weights are units × 3 · units.</summary>
internal static class ScalarGru
{
    /// <summary>Gives frames × units.</summary>
    public static double[] Forward(float[] projected, float[] weights, float[] bias, bool reversed)
    {
        int units = bias.Length / GruKernel.Parts, frames = projected.Length / bias.Length;
        double[] states = new double[frames * units], state = new double[units];
        foreach (int frame in reversed ? Enumerable.Range(0, frames).Reverse() : Enumerable.Range(0, frames))
        {
            double[] before = state;
            double share(int row) => bias[row] + Enumerable.Range(0, units).Sum(k => before[k] * weights[(k * bias.Length) + row]);
            double input(int row) => projected[(frame * bias.Length) + row];
            state = [.. Enumerable.Range(0, units).Select(unit =>
            {
                double reset = Sigmoid(input(unit) + share(unit)), update = Sigmoid(input(units + unit) + share(units + unit));
                double candidate = Math.Tanh(input((2 * units) + unit) + (reset * share((2 * units) + unit)));
                return ((1 - update) * candidate) + (update * before[unit]);
            })];
            state.CopyTo(states, frame * units);
        }

        return states;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
