using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>Golden-section search for the temperature of least negative log-likelihood.</summary>
internal static class TemperatureFit
{
    /// <summary>Stops when the bracket's ends differ by less than this in the logarithm of the temperature.</summary>
    private const double Tolerance = 1e-6;

    private static readonly double GoldenRatio = (Math.Sqrt(5) - 1) / 2;

    public static float Find(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount)
    {
        Check(logits, labels, labelCount);

        // The likelihood is concave in 1/temperature, so it has one peak in the logarithm of the temperature too.
        double low = Math.Log(Calibration.MinTemperature);
        double high = Math.Log(Calibration.MaxTemperature);
        double left = high - (GoldenRatio * (high - low));
        double right = low + (GoldenRatio * (high - low));
        double lossLeft = MeanLoss(logits, labels, labelCount, Math.Exp(left));
        double lossRight = MeanLoss(logits, labels, labelCount, Math.Exp(right));
        while (high - low > Tolerance)
        {
            if (lossLeft <= lossRight)
            {
                (high, right, lossRight) = (right, left, lossLeft);
                left = high - (GoldenRatio * (high - low));
                lossLeft = MeanLoss(logits, labels, labelCount, Math.Exp(left));
            }
            else
            {
                (low, left, lossLeft) = (left, right, lossRight);
                right = low + (GoldenRatio * (high - low));
                lossRight = MeanLoss(logits, labels, labelCount, Math.Exp(right));
            }
        }

        // Where all are right, as a few clips can be, the colder the better without end: that says nothing of the clips to come.
        double found = Math.Exp((low + high) / 2);
        if (found < 1 && AreAllRight(logits, labels, labelCount))
        {
            return 1;
        }

        // Where no temperature is better than another, as for clips that could only be of one label, there is nothing to correct.
        return MeanLoss(logits, labels, labelCount, found) < MeanLoss(logits, labels, labelCount, 1)
            ? Math.Clamp((float)found, Calibration.MinTemperature, Calibration.MaxTemperature)
            : 1;
    }

    /// <summary>The mean of −log softmax(logits / temperature)[label].</summary>
    public static double MeanLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount, double temperature)
    {
        double total = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * labelCount, labelCount);
            double largest = TensorPrimitives.Max(row);
            double sum = 0;
            foreach (float logit in row)
            {
                sum += Math.Exp((logit - largest) / temperature);
            }

            total += Math.Log(sum) - ((row[labels[i]] - largest) / temperature);
        }

        return total / labels.Length;
    }

    private static bool AreAllRight(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (TensorPrimitives.IndexOfMax(logits.Slice(i * labelCount, labelCount)) != labels[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 2);
        if (labels.Length == 0 || (long)labels.Length * labelCount != logits.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} examples of {labelCount} labels need {(long)labels.Length * labelCount} logits, and at least one example; " +
                $"there are {logits.Length} logits.");
        }

        if (labels.ContainsAnyExceptInRange(0, labelCount - 1))
        {
            throw new ArgumentException($"Every label must be between 0 and {labelCount - 1}.", nameof(labels));
        }

        foreach (float logit in logits)
        {
            if (!float.IsFinite(logit))
            {
                throw new ArgumentException($"Every logit must be finite; one was {logit}.", nameof(logits));
            }
        }
    }
}
