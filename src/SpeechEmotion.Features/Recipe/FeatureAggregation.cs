namespace SpeechEmotion.Features;

/// <summary>How the frames of a clip become the columns of its feature matrix.</summary>
public enum FeatureAggregation
{
    /// <summary>Every frame is a column.</summary>
    None,

    /// <summary>One column: the mean of each feature over the frames.</summary>
    Mean,

    /// <summary>One column: all means, then all standard deviations (of the population, as numpy's default).</summary>
    MeanStd,

    /// <summary>
    /// One column of seven statistics: all means, then standard deviations, 20th, 50th and 80th percentiles (numpy's linear rule), ranges
    /// (largest − smallest) and slopes (of the line fitted over time, a second).
    /// </summary>
    Functionals,
}
