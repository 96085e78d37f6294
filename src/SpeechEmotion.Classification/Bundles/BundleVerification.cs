namespace SpeechEmotion.Classification;

/// <summary>What <see cref="ModelBundle.Verify"/> found.</summary>
/// <param name="Differences">What differs from the stored probe beyond tolerance, one sentence each; empty where all is well.</param>
/// <param name="LargestFeatureDifference">
/// The largest difference of a feature value, relative to the largest absolute value of that feature in the probe; infinite where the
/// numbers of features or frames differ.
/// </param>
/// <param name="LargestProbabilityDifference">The largest absolute difference of a probability; infinite where their numbers differ.</param>
public sealed record BundleVerification(
    IReadOnlyList<string> Differences, double LargestFeatureDifference, double LargestProbabilityDifference)
{
    /// <summary>Gets whether this machine computes what the model's maker computed.</summary>
    public bool IsValid => Differences.Count == 0;
}
