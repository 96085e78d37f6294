using System.Text.Json.Serialization;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>How a linear classifier of a clip's functionals is fitted and joined to a network; see <see cref="FunctionalsTrainer"/>.</summary>
/// <param name="MaskChannel">
/// The row of features that is above 0 in voiced frames, from 0, or <see langword="null"/> for none; see
/// <see cref="FunctionalsPoolDefinition.MaskChannel"/>. It is the fourth row of a <c>pitch_track</c>.
/// Above 0 as the network hears it: with <see cref="TrainingOptions.Normalize"/>, above the row's mean in training.
/// </param>
/// <param name="Penalty">How strongly the classifier is held to zero, 1e-9 to 1000; functionals count in units of their deviation.</param>
/// <param name="Share">What the classifier's outputs are multiplied with before they are added to the network's, 1e-6 to 10.</param>
/// <remarks>Immutable and safe to share between threads. In JSON: <c>mask</c>, <c>penalty</c>, <c>share</c>.</remarks>
public sealed record FunctionalsOptions(
    [property: JsonPropertyName("mask")] int? MaskChannel = null,
    [property: JsonPropertyName("penalty")] double Penalty = 0.002,
    [property: JsonPropertyName("share")] double Share = 0.3)
{
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        OptionChecks checks = new();
        checks.Range(nameof(MaskChannel), MaskChannel ?? 0, 0, 1 << 20);
        checks.Range(nameof(Penalty), Penalty, 1e-9, 1000);
        checks.Range(nameof(Share), Share, 1e-6, 10);
        checks.ThrowIfAny("The training options are not valid.");
    }
}
