using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
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

    private static readonly AugmentationVariant[] Moments =
    [
        .. new[] { 0.5, 0.75, 1, 1.5 }.Select(seconds => new AugmentationVariant(FormattableString.Invariant($"{seconds} s"), [new ExcerptOptions(seconds)])),
    ];

    /// <summary>Gives the model with what was measured, in place of what it had.</summary>
    /// <param name="model">
    /// The model. One whose recipe aggregates features or makes every clip as long does not see how long a clip is, and stays as it is.
    /// </param>
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
        ModelTest.CheckReader(model, reader);
        if (!options.Calibrate || validation.Count == 0 || reader.Pipeline.Recipe.Audio.ShortClip != ShortClipPolicy.AsIs
            || reader.Pipeline.FramesOf(LongEnough) is not (>= 2 and int frames))
        {
            return model;
        }

        (TrainingSet clips, int lengths) = Cut(model, validation, reader, cancellationToken);
        ShortClipCalibration none = new(frames, 0, new float[model.Labels.Count]);
        using WorkerTeam team = new(options.Threads ?? Environment.ProcessorCount);
        ShortClipObjective objective = new(model, clips, lengths, none, team, cancellationToken);
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

    // Whole and cut to moments, which follow one another. The clips can be used whole; a recipe may take nothing so short as a moment, then from nobody.
    private static (TrainingSet Clips, int Lengths) Cut(
        ModelBundle model, IReadOnlyList<Utterance> validation, ClipFeatureReader reader, CancellationToken cancellationToken)
    {
        for (int shortest = 0; ; shortest++)
        {
            AugmentationPlan plan = new([new AugmentationVariant("whole", []), .. Moments[shortest..]]);
            try
            {
                TrainingSetBuilder builder = new(reader, model.Labels) { Augmentation = plan };
                return (builder.Build(validation, cancellationToken: cancellationToken), plan.Variants.Count);
            }
            catch (AudioFormatException) when (shortest < Moments.Length)
            {
                // The next longer moment may do.
            }
        }
    }
}
