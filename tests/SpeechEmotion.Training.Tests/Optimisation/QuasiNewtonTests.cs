using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Optimisation;

public sealed class QuasiNewtonTests
{
    [Fact]
    public void Minimize_StretchedBowl_FindsItsBottom()
    {
        // f(x) = Σ c_i (x_i − i)², with c from 1 to 1000.
        double[] point = [5, -3, 8, 0, 2, 2];
        double value = QuasiNewton.Minimize(
            (at, gradient) =>
            {
                double sum = 0;
                for (int i = 0; i < at.Length; i++)
                {
                    double scale = Math.Pow(1000, i / 5.0), distance = at[i] - i;
                    gradient[i] = 2 * scale * distance;
                    sum += scale * distance * distance;
                }

                return sum;
            },
            point, iterations: 100, tolerance: 1e-9);
        Assert.Equal(0, value, 1e-12);
        for (int i = 0; i < point.Length; i++)
        {
            Assert.Equal(i, point[i], 1e-6);
        }
    }

    [Fact]
    public void Minimize_FlatStart_StaysThere()
    {
        double[] point = [1, 2];
        double value = QuasiNewton.Minimize((_, gradient) => { gradient.Clear(); return 3; }, point, 10, 1e-9);
        Assert.Equal(3, value);
        Assert.Equal([1, 2], point);
    }

    [Fact]
    public void Minimize_FewIterations_StopsAfterThem()
    {
        int calls = 0;
        double[] point = [100];
        QuasiNewton.Minimize(
            (at, gradient) =>
            {
                calls++;
                gradient[0] = Math.Sinh(at[0] / 50);
                return 50 * Math.Cosh(at[0] / 50);
            },
            point, iterations: 2, tolerance: 0);
        Assert.InRange(calls, 3, 20);
        Assert.True(point[0] < 100);
    }
}
