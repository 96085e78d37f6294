using Microsoft.Extensions.Logging;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;

namespace SpeechEmotion;

/// <summary>What a host may choose about predictions. Nothing here changes features: those belong to the model's recipe.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record EmotionRecognizerOptions
{
    /// <summary>Gets the decoders to try before the built-in one for WAV, in order.</summary>
    public IReadOnlyList<IAudioDecoder> Decoders { get; init; } = [];

    /// <summary>
    /// Gets the emotions to choose from; the probabilities of the others are left out and the rest is scaled to sum to 1.
    /// <see langword="null"/> takes all of the model's.
    /// </summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>
    /// Gets how often emotions occur in what will be judged, as shares of at least 0.0001 and below 1 (<c>neutral: 0.8</c> for calls) that sum
    /// to 1; emotions not named divide the rest evenly. <see langword="null"/> for equally often.
    /// </summary>
    /// <remarks>
    /// Probabilities are multiplied by the shares and scaled to sum to 1 (Bayes' rule; Saerens, Latinne and Decaestecker 2002): right for models
    /// whose training weighed emotions alike, as <c>balance_classes</c> does. Where most speech is neutral, a model that expects as much anger
    /// as neutral speech raises mostly false alarms; told so, it names fewer of the rare emotions.
    /// </remarks>
    public IReadOnlyDictionary<string, double>? Priors { get; init; }

    /// <summary>Gets how much the voices are like those the model was trained on: how sure answers are.</summary>
    public VoiceFamiliarity Voices { get; init; }

    /// <summary>
    /// Gets the probability below which no emotion is named (<see cref="EmotionPrediction.Emotion"/> is <see langword="null"/>, the
    /// scores are still given), 0 to 1.
    /// </summary>
    public float MinimumConfidence { get; init; }

    /// <summary>Gets whether recordings without speech are told apart; without it every recording gets an emotion except digital silence.</summary>
    public bool DetectSpeech { get; init; } = true;

    /// <summary>Gets how speech is told from silence and noise.</summary>
    public VoiceActivityOptions VoiceActivity { get; init; } = new();

    /// <summary>Gets how much of a recording is read, above 0 to one hour; what lies behind is left out and a warning says so.</summary>
    public TimeSpan MaximumDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets how many bytes of a stream <see cref="EmotionRecognizer.PredictAsync"/> buffers at most, 1 to 2 GiB − 57; it refuses longer ones.
    /// Files are not buffered.
    /// </summary>
    public int MaximumStreamBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Gets the log for messages about predictions and sessions; they never name an emotion. <see langword="null"/> for none.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Throws one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">One or more options are out of range.</exception>
    internal void Validate(IReadOnlyList<string> modelLabels)
    {
        string errors = string.Join(' ', Errors().Concat(LabelErrors(modelLabels)).Concat(PriorErrors(modelLabels)));
        if (errors.Length > 0)
        {
            throw new ArgumentException(errors);
        }
    }

    /// <summary>Lists what is wrong with the options that do not depend on the model.</summary>
    internal IEnumerable<string> Errors()
    {
        if (Decoders is null || Decoders.Contains(null!))
        {
            yield return "Decoders must be a list of decoders, none of them null; it is empty for WAV alone.";
        }

        if (!(MinimumConfidence is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"MinimumConfidence must be between 0 and 1; it was {MinimumConfidence}.");
        }

        foreach (string error in Priors is null ? [] : PriorShift.Errors(Priors))
        {
            yield return $"Priors: {error}";
        }

        if (!Enum.IsDefined(Voices))
        {
            yield return $"Voices must be {VoiceFamiliarity.Unfamiliar} or {VoiceFamiliarity.LikeTraining}; it was {(int)Voices}.";
        }

        if (MaximumDuration <= TimeSpan.Zero || MaximumDuration > TimeSpan.FromHours(1))
        {
            yield return $"MaximumDuration must be above 0 and at most one hour; it was {MaximumDuration}.";
        }

        if (MaximumStreamBytes < 1)
        {
            yield return $"MaximumStreamBytes must be 1 or more; it was {MaximumStreamBytes}.";
        }

        foreach (string error in VoiceActivity?.Errors() ?? [])
        {
            yield return $"VoiceActivity.{error}";
        }
    }

    private IEnumerable<string> PriorErrors(IReadOnlyList<string> modelLabels) =>
        Priors is null || PriorShift.Errors(Priors).Any()
            ? []
            : PriorShift.Errors(Priors, [.. modelLabels.Where(label => Labels?.Contains(label, StringComparer.Ordinal) ?? true)]).Select(error => $"Priors: {error}");

    private IEnumerable<string> LabelErrors(IReadOnlyList<string> modelLabels)
    {
        if (Labels is null)
        {
            yield break;
        }

        foreach (string label in Labels.Except(modelLabels, StringComparer.Ordinal))
        {
            yield return $"Labels names '{label}', which the model does not know. It knows: {string.Join(", ", modelLabels)}.";
        }

        if (Labels.Count == 0 || Labels.Distinct(StringComparer.Ordinal).Count() != Labels.Count)
        {
            yield return $"Labels must name at least one emotion and none twice; it was [{string.Join(", ", Labels)}].";
        }
    }
}
