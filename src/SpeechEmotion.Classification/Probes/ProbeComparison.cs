namespace SpeechEmotion.Classification;

/// <summary>Compares a stored probe with one computed on this machine.</summary>
internal static class ProbeComparison
{
    /// <summary>Vector widths and compilers change the last bits of a sum; a wrong feature is off by far more.</summary>
    private const double FeatureTolerance = 1e-3;
    private const double LogitTolerance = 2e-3;
    private const double ProbabilityTolerance = 1e-3;

    public static BundleVerification Compare(Probe expected, Probe actual, IReadOnlyList<string> featureNames, IReadOnlyList<string> labels)
    {
        List<string> differences = [];
        double feature = CompareFeatures(expected, actual, featureNames, differences);
        CompareLogits(expected, actual, labels, differences);
        double probability = CompareProbabilities(expected, actual, labels, differences);
        return new BundleVerification(differences, feature, probability);
    }

    private static double CompareFeatures(Probe expected, Probe actual, IReadOnlyList<string> names, List<string> differences)
    {
        if (expected.Frames != actual.Frames || expected.Features.Length != actual.Features.Length)
        {
            differences.Add(
                $"Features: the probe holds {expected.Features.Length} values in {expected.Frames} frames; " +
                $"this machine computes {actual.Features.Length} in {actual.Frames}.");
            return double.PositiveInfinity;
        }

        double worst = 0;
        for (int f = 0; f < names.Count; f++)
        {
            ReadOnlySpan<float> was = expected.Features.AsSpan(f * expected.Frames, expected.Frames);
            ReadOnlySpan<float> now = actual.Features.AsSpan(f * expected.Frames, expected.Frames);
            (double difference, int frame) = LargestRelativeDifference(was, now);
            worst = Math.Max(worst, difference);
            if (!(difference <= FeatureTolerance))
            {
                differences.Add(FormattableString.Invariant(
                    $"Feature {names[f]}, frame {frame}: the probe holds {was[frame]}; this machine computes {now[frame]}."));
            }
        }

        return worst;
    }

    private static (double Difference, int Frame) LargestRelativeDifference(ReadOnlySpan<float> was, ReadOnlySpan<float> now)
    {
        double scale = 1e-6;
        double largest = 0;
        int frame = 0;
        for (int t = 0; t < was.Length; t++)
        {
            scale = Math.Max(scale, Math.Abs(was[t]));
            double difference = Math.Abs((double)was[t] - now[t]);

            // Not "greater than", so that a NaN counts as the largest.
            if (!(difference <= largest))
            {
                (largest, frame) = (difference, t);
            }
        }

        return (largest / scale, frame);
    }

    private static void CompareLogits(Probe expected, Probe actual, IReadOnlyList<string> labels, List<string> differences)
    {
        if (expected.Logits.Length != actual.Logits.Length)
        {
            differences.Add($"Logits: the probe holds {expected.Logits.Length}; this machine computes {actual.Logits.Length}.");
            return;
        }

        for (int i = 0; i < labels.Count; i++)
        {
            double tolerance = LogitTolerance * Math.Max(1, Math.Abs(expected.Logits[i]));
            if (!(Math.Abs((double)expected.Logits[i] - actual.Logits[i]) <= tolerance))
            {
                differences.Add(FormattableString.Invariant(
                    $"Logit of '{labels[i]}': the probe holds {expected.Logits[i]}; this machine computes {actual.Logits[i]}."));
            }
        }
    }

    private static double CompareProbabilities(Probe expected, Probe actual, IReadOnlyList<string> labels, List<string> differences)
    {
        if (expected.Probabilities.Length != actual.Probabilities.Length)
        {
            differences.Add(
                $"Probabilities: the probe holds {expected.Probabilities.Length}; this machine computes {actual.Probabilities.Length}.");
            return double.PositiveInfinity;
        }

        double worst = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            double difference = Math.Abs((double)expected.Probabilities[i] - actual.Probabilities[i]);
            worst = Math.Max(worst, difference);
            if (!(difference <= ProbabilityTolerance))
            {
                differences.Add(FormattableString.Invariant(
                    $"Probability of '{labels[i]}': the probe holds {expected.Probabilities[i]}; this machine computes {actual.Probabilities[i]}."));
            }
        }

        return worst;
    }
}
