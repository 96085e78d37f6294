using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training;

/// <summary>
/// Measures what shortness does to a finished model's answers, on moments of clips that it was not trained on; see
/// <see cref="ShortClipCalibration"/>. <see cref="TrainingRunner"/> and <see cref="CrossValidation"/> do so; a host with a trainer of its own may.
/// </summary>
/// <remarks>Pure functions; callable from several threads at once. The same clips give the same numbers, whatever the cores.</remarks>
public static class ShortClipFit
{
    private const int MaxIterations = 200;
    private const double Tolerance = 1e-6;

    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(2);

    private static readonly AugmentationPlan Moments = new(
    [
        new AugmentationVariant("whole", []),
        .. new[] { 0.5, 0.75, 1, 1.5 }.Select(seconds => new AugmentationVariant(
            FormattableString.Invariant($"{seconds} s"), [new ExcerptOptions(seconds)])),
    ]);

    /// <summary>Gives the model with what was measured, in place of what it had.</summary>
    /// <param name="model">The model. One whose features are of whole clips does not see how long a clip is, and stays as it is.</param>
    /// <param name="validation">Clips of speakers that the model has not heard, the same as its temperature was fitted on; none leaves it as it is.</param>
    /// <param name="reader">Reads the clips with the model's recipe.</param>
    /// <param name="options">How the model was trained: where <see cref="TrainingOptions.Calibrate"/> does not ask for it, nothing is measured.</param>
    /// <param name="cancellationToken">Ends the work after the clips under way.</param>
    /// <exception cref="ArgumentException">A clip's emotion is none of the model's labels, or the reader has another recipe.</exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ModelBundle Apply(
        ModelBundle model, IReadOnlyList<Utterance> validation, ClipFeatureReader reader, TrainingOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Calibrate || validation.Count == 0 || reader.Pipeline.FramesOf(LongEnough) is not (>= 2 and int frames))
        {
            return model;
        }

        TrainingSet clips = new TrainingSetBuilder(reader, model.Labels) { Augmentation = Moments }.Build(validation, cancellationToken: cancellationToken);
        ShortClipCalibration none = new(frames, 0, new float[model.Labels.Count]);
        using WorkerTeam team = new(options.Threads ?? Environment.ProcessorCount);
        ShortClipObjective objective = new(model, clips, Moments.Variants.Count, none, team, cancellationToken);
        double[] point = new double[1 + model.Labels.Count];
        QuasiNewton.Minimize(objective.Compute, point, MaxIterations, Tolerance);
        ShortClipCalibration fitted = none with
        {
            Exponent = (float)Math.Clamp(point[0], 0, ShortClipCalibration.MaxExponent),
            Offsets = [.. point.Skip(1).Select(offset => (float)Math.Clamp(offset, -ShortClipCalibration.MaxOffset, ShortClipCalibration.MaxOffset))],
        };

        // The probe holds what was answered before.
        return model with { Calibration = model.Calibration with { ShortClips = fitted }, ProbeJson = null };
    }
}
