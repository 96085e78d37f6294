namespace SpeechEmotion.Training;

/// <summary>What confidence is worth: reliability bins, calibration error and accuracy against coverage.</summary>
internal static class ConfidenceCurves
{
    private const int CoverageSteps = 20;

    /// <summary>Sorts clips into equal confidence intervals (lower end exclusive).</summary>
    public static IReadOnlyList<ReliabilityBin> Reliability(IReadOnlyList<(double Confidence, bool Right)> clips, int binCount)
    {
        ILookup<int, (double Confidence, bool Right)> bins =
            clips.ToLookup(clip => BinOf(clip.Confidence, binCount));
        return [.. Enumerable.Range(0, binCount).Select(bin => new ReliabilityBin(
            (double)bin / binCount,
            (bin + 1.0) / binCount,
            bins[bin].Count(),
            bins[bin].Select(clip => clip.Confidence).DefaultIfEmpty(0).Average(),
            bins[bin].Select(clip => clip.Right ? 1.0 : 0).DefaultIfEmpty(0).Average()))];
    }

    /// <summary>Returns the place of a confidence among equal intervals (lower end exclusive).</summary>
    public static int BinOf(double confidence, int binCount) => Math.Clamp((int)Math.Ceiling(confidence * binCount) - 1, 0, binCount - 1);

    /// <summary>Returns the mean distance of confidence and accuracy, weighted by clips.</summary>
    public static double CalibrationError(IReadOnlyList<ReliabilityBin> bins)
    {
        int total = bins.Sum(bin => bin.Count);
        return total == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / total;
    }

    /// <summary>
    /// Returns the accuracy of the most confident 5 %, 10 % … 100 % of the clips; of clips that are equally confident each counts for their
    /// mean accuracy, so that their order decides nothing.
    /// </summary>
    public static IReadOnlyList<CoveragePoint> Coverage(IReadOnlyList<(double Confidence, bool Right)> clips)
    {
        (double Confidence, bool Right)[] sorted = [.. clips.OrderByDescending(clip => clip.Confidence)];
        double[] right = RightAmongFirst(sorted);
        return [.. Enumerable.Range(1, CoverageSteps)
            .Select(step => (int)Math.Ceiling((double)sorted.Length * step / CoverageSteps))
            .Where(count => count > 0).Distinct()
            .Select(count => new CoveragePoint(
                (double)count / sorted.Length, sorted[count - 1].Confidence, right[count] / count))];
    }

    // How many of the first so many clips are right, on average over the orders of clips that are equally confident.
    private static double[] RightAmongFirst((double Confidence, bool Right)[] sorted)
    {
        double[] right = new double[sorted.Length + 1];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            int hits = 0;
            for (end = start; end < sorted.Length && sorted[end].Confidence.Equals(sorted[start].Confidence); end++)
            {
                hits += sorted[end].Right ? 1 : 0;
            }

            for (int taken = 1; taken <= end - start; taken++)
            {
                right[start + taken] = right[start] + ((double)hits * taken / (end - start));
            }
        }

        return right;
    }
}
