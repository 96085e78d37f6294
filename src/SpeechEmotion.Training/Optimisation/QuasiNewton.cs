using System.Numerics.Tensors;

namespace SpeechEmotion.Training.Optimisation;

/// <summary>Minimises a smooth convex function with limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.5) and backtracking.</summary>
internal static class QuasiNewton
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private const double SmallestStep = 1e-10;

    /// <summary>A function's value at a point; its gradient is written into the second argument.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Goes downhill from a point, changing it in place.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The start; receives the minimum.</param>
    /// <param name="iterations">The most steps.</param>
    /// <param name="tolerance">Ends where the gradient's norm is this small.</param>
    /// <returns>The value there.</returns>
    public static double Minimize(Objective objective, Span<double> point, int iterations, double tolerance)
    {
        int size = point.Length;
        double[] gradient = new double[size], next = new double[size], nextGradient = new double[size], direction = new double[size];
        Queue<(double[] Step, double[] Change, double Curvature)> history = new(Memory);
        double value = objective(point, gradient);
        for (int i = 0; i < iterations && TensorPrimitives.Norm<double>(gradient) > tolerance; i++)
        {
            FindDirection(gradient, history, direction);
            double slope = TensorPrimitives.Dot<double>(gradient, direction);
            double length = history.Count == 0 ? 1 / Math.Max(1, TensorPrimitives.Norm<double>(gradient)) : 1;
            double reached;
            while (true)
            {
                TensorPrimitives.MultiplyAdd(direction, length, point, next);
                reached = objective(next, nextGradient);
                if (reached <= value + (SufficientDecrease * length * slope))
                {
                    break;
                }

                length /= 2;
                if (length < SmallestStep)
                {
                    return value;
                }
            }

            Remember(point, next, gradient, nextGradient, history);
            next.CopyTo(point);
            (gradient, nextGradient, value) = (nextGradient, gradient, reached);
        }

        return value;
    }

    // The two loops that multiply the gradient by the inverse Hessian which the last steps suggest.
    private static void FindDirection(double[] gradient, Queue<(double[] Step, double[] Change, double Curvature)> history, double[] direction)
    {
        TensorPrimitives.Negate<double>(gradient, direction);
        (double[] Step, double[] Change, double Curvature)[] pairs = [.. history];
        double[] shares = new double[pairs.Length];
        for (int i = pairs.Length - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(pairs[i].Step, direction) / pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(pairs[i].Change, -shares[i], direction, direction);
        }

        if (pairs.Length > 0)
        {
            TensorPrimitives.Multiply(direction, pairs[^1].Curvature / TensorPrimitives.SumOfSquares<double>(pairs[^1].Change), direction);
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            double share = TensorPrimitives.Dot<double>(pairs[i].Change, direction) / pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(pairs[i].Step, shares[i] - share, direction, direction);
        }
    }

    private static void Remember(
        ReadOnlySpan<double> point, double[] next, double[] gradient, double[] nextGradient,
        Queue<(double[] Step, double[] Change, double Curvature)> history)
    {
        double[] step = new double[next.Length], change = new double[next.Length];
        TensorPrimitives.Subtract(next, point, step);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
        double curvature = TensorPrimitives.Dot<double>(step, change);
        if (!(curvature > 0))
        {
            return;
        }

        if (history.Count == Memory)
        {
            history.Dequeue();
        }

        history.Enqueue((step, change, curvature));
    }
}
