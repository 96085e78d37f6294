using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>How predictions are summarised.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record EvaluationOptions
{
    /// <summary>
    /// Gets the number of equal confidence intervals of the reliability curve and of the ECE, 2 to 100. Guo et al. 2017 use 15.
    /// </summary>
    public int ReliabilityBins { get; init; } = 15;

    /// <summary>
    /// Gets what the models' temperature is multiplied by before confidences are judged, 0.05 to 20: with
    /// <see cref="EvaluationResult.SuitedTemperatureFactor"/> of other corpora, for confidences on corpora that were not heard. 1 leaves them.
    /// </summary>
    public double TemperatureFactor { get; init; } = 1;

    /// <summary>
    /// Gets how often emotions occur where the model will be used, as for <c>EmotionRecognizerOptions.Priors</c>: the result then also says
    /// what the test would be like with such clips (<see cref="EvaluationResult.AtPriors"/>), which takes clips of every label that is judged.
    /// All other figures stay as they are, and profiles of speakers are made of clips as frequent as in the corpus.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Priors { get; init; }

    /// <summary>Gets the number of bootstrap draws, 100 to 100,000.</summary>
    public int BootstrapResamples { get; init; } = 1000;

    /// <summary>
    /// Gets what is drawn; <see langword="null"/> draws speakers where there are five or more, else clips. Of a single speaker clips are drawn
    /// whatever is said here, since other speakers than one cannot be drawn; <see cref="ConfidenceInterval.Unit"/> says what was.
    /// </summary>
    public BootstrapUnit? BootstrapUnit { get; init; }

    /// <summary>Gets the probability of the intervals, 0.5 to 0.999.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Gets the seed of the bootstrap.</summary>
    public int Seed { get; init; }

    /// <summary>Throws one error that names every option out of range.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        List<string> errors = [];
        if (ReliabilityBins is < 2 or > 100)
        {
            errors.Add($"ReliabilityBins must be between 2 and 100; it was {ReliabilityBins}.");
        }

        if (TemperatureFactor is not (>= Calibration.MinTemperature and <= Calibration.MaxTemperature))
        {
            errors.Add(FormattableString.Invariant(
                $"TemperatureFactor must be between {Calibration.MinTemperature} and {Calibration.MaxTemperature}; it was {TemperatureFactor}."));
        }

        errors.AddRange(Priors is null ? [] : PriorShift.Errors(Priors).Select(error => $"Priors: {error}"));
        if (BootstrapResamples is < 100 or > 100_000)
        {
            errors.Add($"BootstrapResamples must be between 100 and 100000; it was {BootstrapResamples}.");
        }

        if (ConfidenceLevel is not (>= 0.5 and <= 0.999))
        {
            errors.Add(FormattableString.Invariant($"ConfidenceLevel must be between 0.5 and 0.999; it was {ConfidenceLevel}."));
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }
}
