using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Adaptation;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>
/// Fits a finished model to other voices, another language or another microphone, with some labelled clips and within seconds: its last
/// dense layer is fitted to them while all layers before it stay.
/// </summary>
/// <remarks>
/// <para>What is minimised over the layer is <c>Σ w · cross-entropy + penalty · Σ (change of a weight · deviation of its input)²</c>, the
/// clips' weights <c>w</c> summing to 1 with every label of a corpus counting for the same. That is convex, so the answer does not depend on
/// the order of the clips. Labels that the clips' corpus lacks keep their weights, and with them about the probability they had.</para>
/// <para>Pure functions; callable from several threads at once.</para>
/// </remarks>
public static class ModelAdaptation
{
    /// <summary>Fits a model to clips.</summary>
    /// <param name="model">The model; its network ends with a dense layer with bias, and softmax. It stays as it is.</param>
    /// <param name="clips">The clips, whole, made with the model's recipe and labels.</param>
    /// <param name="validation">
    /// Clips of other speakers, on which the temperature of the probabilities is fitted anew; <see langword="null"/> keeps the model's, and
    /// confidences then suit the clips less well. What shortness does to answers stays the model's.
    /// </param>
    /// <param name="options">How to fit; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <returns>
    /// The new model. Its figures are empty, since nothing was measured on it; the clips' speakers count as heard. Its version says that it is
    /// another model (<c>1.0.0+adapted.3f2a9c01</c>, from the new layer and temperature), so that no speaker's profile is mistaken for one of its
    /// own. As with every new model there is nothing to <see cref="ModelBundle.Verify"/> until it is saved.
    /// </returns>
    /// <exception cref="ArgumentException">Clips and model do not belong together, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ModelBundle Fit(
        ModelBundle model, TrainingSet clips, TrainingSet? validation = null, AdaptationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(clips);
        return Fit(model, clips, validation, options ?? new(), allowSpeakerOverlap: false, cancellationToken);
    }

    internal static ModelBundle Fit(
        ModelBundle model, TrainingSet clips, TrainingSet? validation, AdaptationOptions options, bool allowSpeakerOverlap,
        CancellationToken cancellationToken)
    {
        options.Validate();
        Check(model, clips);
        if (validation is not null)
        {
            clips.CheckValidation(validation, allowSpeakerOverlap);
        }

        using WorkerTeam team = new(options.Threads ?? Environment.ProcessorCount);
        LabelSpaces spaces = new(clips, new TrainingOptions { BalanceClasses = true, LabelsWithinCorpus = true });
        WeightSet weights = HeadFit.Run(model, clips, spaces, CorpusWeight.ByClips, options.Penalty, team, cancellationToken);
        ModelBundle fitted = model with
        {
            Weights = weights,

            // The probe holds what the old layer answers.
            ProbeJson = null,

            // What was measured on corpora that were left out is not true of this layer, nor needed for the voices it is fitted to.
            Calibration = model.Calibration with { UnfamiliarTemperature = null },
            Metrics = [],
            Training = Describe(model.Training ?? new TrainingInfo(), clips, validation),
            ModelCard = $"> {Words(clips)}. Every figure below was measured before that.\n\n{model.ModelCard}",
        };
        if (validation is not null)
        {
            float temperature = ModelCalibration.Fit(fitted, validation, spaces, team, cancellationToken).Temperature;
            fitted = fitted with { Calibration = fitted.Calibration with { Temperature = temperature } };
        }

        return fitted with { Version = AdaptedVersion(fitted) };
    }

    /// <summary>Gives the version of a fitted model, which hashes everything that may differ between two made of one.</summary>
    internal static string AdaptedVersion(ModelBundle fitted)
    {
        string layer = NetworkHead.Of(fitted.Network).Prefix;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(fitted.Weights[layer + "weight"].Values.Span));
        hash.AppendData(MemoryMarshal.AsBytes(fitted.Weights[layer + "bias"].Values.Span));
        hash.AppendData(MemoryMarshal.AsBytes<float>([fitted.Calibration.Temperature]));
        string suffix = $"+adapted.{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4))}";
        string version = fitted.Version.Split('+')[0];
        return version[..Math.Min(version.Length, BundleRules.MaxNameLength - suffix.Length)] + suffix;
    }

    private static void Check(ModelBundle model, TrainingSet clips)
    {
        if (model.Recipe.Fingerprint != clips.Recipe.Fingerprint)
        {
            throw new ArgumentException(
                $"The clips were made with recipe {clips.Recipe.Fingerprint[..12]}…, the model needs {model.Recipe.Fingerprint[..12]}…: use the model's.",
                nameof(clips));
        }

        if (!model.Labels.SequenceEqual(clips.Labels, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"The clips have the labels [{string.Join(", ", clips.Labels)}], the model [{string.Join(", ", model.Labels)}]; "
                + "build the set with the model's labels.",
                nameof(clips));
        }

        // A clip competes with the labels of its corpus: among one label there is nothing to learn.
        if (clips.Examples.GroupBy(example => example.Dataset).All(corpus => corpus.Select(example => example.Label).Distinct().Count() < 2))
        {
            throw new ArgumentException("The clips of a corpus must have two labels or more to be told apart; they have one.", nameof(clips));
        }
    }

    private static TrainingInfo Describe(TrainingInfo known, TrainingSet clips, TrainingSet? validation)
    {
        string[] heard = [.. clips.Examples.Concat(validation?.Examples ?? []).Select(example => example.SpeakerKey).Distinct()];
        return known with
        {
            Corpora = [.. known.Corpora, .. clips.Examples.GroupBy(example => example.Dataset).Select(corpus =>
                TrainingRunner.InfoOf(
                    corpus.Key,
                    corpus.Select(example => example.Id).Distinct().Count(),
                    corpus.Select(example => example.SpeakerKey).Distinct().Count())
                with { Name = $"{corpus.Key} (last layer)".TrimStart() })],
            Run = null,
            Speakers = [.. known.Speakers.Union(heard).Order(StringComparer.Ordinal)],
            SpeakerSplit = $"{known.SpeakerSplit}; {Words(clips)}".TrimStart(';', ' '),
        };
    }

    private static string Words(TrainingSet clips) =>
        $"The last layer was fitted to {clips.Examples.DistinctBy(example => (example.Dataset, example.Id)).Count()} clips "
        + $"({string.Join(", ", clips.Examples.Select(example => example.Dataset).Distinct().Order(StringComparer.Ordinal))})";
}
