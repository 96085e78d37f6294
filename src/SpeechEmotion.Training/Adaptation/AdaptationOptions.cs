namespace SpeechEmotion.Training;

/// <summary>How a finished model is fitted to other clips; see <see cref="ModelAdaptation"/>.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AdaptationOptions
{
    /// <summary>Gets how strongly the model's last layer is held to what it was, above 0 to 1000: more for fewer clips.</summary>
    public double Penalty { get; init; } = 0.03;

    /// <summary>Gets the number of threads, or <see langword="null"/> for one per processor. It changes no result.</summary>
    public int? Threads { get; init; }

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        OptionChecks checks = new();
        checks.Range(nameof(Penalty), Penalty, 1e-9, 1000);
        checks.Range(nameof(Threads), Threads ?? 1, 1, 1024);
        checks.ThrowIfAny("The adaptation options are not valid.");
    }
}
