using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>Tests a finished model on utterances.</summary>
/// <remarks>
/// Pure functions beside reading files; callable from several threads at once. Where more than ten seconds of a clip are left once it is
/// prepared, it is judged as the recogniser does: the mean over windows of three seconds in which somebody speaks, each changed by the
/// condition for itself.
/// </remarks>
public static class ModelTest
{
    /// <summary>Tests a model.</summary>
    /// <param name="model">The model; its training info tells which speakers it has heard.</param>
    /// <param name="utterances">The test clips; those with a label that the model lacks are left out and counted.</param>
    /// <param name="reader">Reads recordings with the model's recipe.</param>
    /// <param name="options">How to summarise; <see langword="null"/> for the defaults.</param>
    /// <param name="sharedLabelsOnly">
    /// Whether the model's labels that the test lacks are renormalised away, as for a test on a foreign corpus.
    /// </param>
    /// <param name="condition">
    /// How each clip is changed, as for <c>Predict</c>; <see langword="null"/> for not at all. Steps of the host's own are judged by
    /// <see cref="Predict(ModelBundle, IReadOnlyList{Utterance}, ClipFeatureReader, AugmentationVariant, int, IReadOnlyList{CustomStep}, CancellationToken)"/>
    /// and <see cref="Evaluator.Evaluate"/>.
    /// </param>
    /// <param name="profile">Which other clips make the profile that a clip is judged with; <see langword="null"/> for plain answers.</param>
    /// <param name="cancellationToken">Ends the work after the clips under way.</param>
    /// <returns>The result, labelled where the model has heard one of the speakers.</returns>
    /// <exception cref="ArgumentException">
    /// The reader has another recipe than the model, no clip has one of the model's labels, an option is out of range, or priors are of other
    /// labels than those judged or of one that no clip has.
    /// </exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    public static EvaluationResult Evaluate(
        ModelBundle model,
        IReadOnlyList<Utterance> utterances,
        ClipFeatureReader reader,
        EvaluationOptions? options = null,
        bool sharedLabelsOnly = false,
        AugmentationVariant? condition = null,
        ProfileDraw? profile = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(utterances);
        options?.Validate();
        if (profile?.Error() is { } error)
        {
            throw new ArgumentException(error, nameof(profile));
        }

        _ = Evaluator.Shares(options?.Priors, JudgedLabels(model, utterances, sharedLabelsOnly));
        return Judge(model, utterances, Answer(model, utterances, reader, condition, profile, cancellationToken), options, sharedLabelsOnly);
    }

    /// <summary>Gives the answers that <see cref="Evaluate"/> judges.</summary>
    internal static IReadOnlyList<ClipPrediction> Answer(
        ModelBundle model, IReadOnlyList<Utterance> utterances, ClipFeatureReader reader, AugmentationVariant? condition, ProfileDraw? profile,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<ClipPrediction> plain = Predict(model, utterances, reader, condition, cancellationToken: cancellationToken);
        return profile is null ? plain : ProfileClips.Apply(plain, profile, seed: 0);
    }

    /// <summary>Judges answers as <see cref="Evaluate"/> does.</summary>
    internal static EvaluationResult Judge(
        ModelBundle model, IReadOnlyList<Utterance> utterances, IReadOnlyList<ClipPrediction> answers, EvaluationOptions? options, bool sharedLabelsOnly)
    {
        HashSet<string> heard = [.. model.Training?.Speakers ?? []];
        return Evaluator.Evaluate(
            model.Labels,
            answers,
            options,
            JudgedLabels(model, utterances, sharedLabelsOnly),
            speakersOverlap: utterances.Any(utterance => heard.Contains(utterance.SpeakerKey)));
    }

    /// <summary>Gives the labels that <see cref="Evaluate"/> judges over.</summary>
    internal static IReadOnlyList<string> JudgedLabels(ModelBundle model, IReadOnlyList<Utterance> utterances, bool sharedLabelsOnly) =>
        sharedLabelsOnly ? [.. model.Labels.Intersect(utterances.Select(utterance => utterance.Emotion))] : model.Labels;

    /// <summary>Says for a report what <see cref="Evaluate"/> judged, as <see cref="EvaluationReport.Protocol"/>.</summary>
    /// <param name="model">The model; whether it says which speakers it has heard belongs to the protocol.</param>
    /// <param name="profile">As for <see cref="Evaluate"/>.</param>
    public static string DescribeProtocol(ModelBundle model, ProfileDraw? profile = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        string known = profile is null ? string.Empty : $", {profile.Describe()}";
        string heard = model.Training is { Speakers.Count: > 0 }
            ? string.Empty
            : "; which speakers it was trained on is not recorded, so overlap is not known";
        return $"a finished model on all clips named{known}{heard}";
    }

    /// <summary>Asks a model about utterances, on all cores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="utterances">The clips.</param>
    /// <param name="reader">Reads recordings with the model's recipe.</param>
    /// <param name="condition">
    /// How each recording (<see cref="AugmentationVariant.OnRecording"/>) or prepared clip is changed (noise, a telephone …); <see langword="null"/>
    /// for not at all. Steps that mix in other recordings are refused.
    /// </param>
    /// <param name="seed">With a clip's content, the seed of the condition's random numbers.</param>
    /// <param name="customSteps">The host's own steps that the condition may hold; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the work after the clips under way.</param>
    /// <returns>One prediction a clip, in their order.</returns>
    /// <exception cref="ArgumentException">
    /// The reader has another recipe than the model, or the condition is not valid or has a step of the host's own that is not named.
    /// </exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    public static IReadOnlyList<ClipPrediction> Predict(
        ModelBundle model,
        IReadOnlyList<Utterance> utterances,
        ClipFeatureReader reader,
        AugmentationVariant? condition = null,
        int seed = 0,
        IReadOnlyList<CustomStep>? customSteps = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(utterances);
        ArgumentNullException.ThrowIfNull(reader);
        CheckReader(model, reader);
        ClipVariant variant = VariantOf(condition, customSteps ?? []);
        return Predict(model, utterances, reader, variant, seed, cancellationToken);
    }

    /// <summary>Refuses a reader that makes other features than a model takes.</summary>
    /// <exception cref="ArgumentException">It has another recipe.</exception>
    internal static void CheckReader(ModelBundle model, ClipFeatureReader reader)
    {
        if (model.Recipe.Fingerprint != reader.Pipeline.Recipe.Fingerprint)
        {
            throw new ArgumentException(
                $"The model's recipe is {model.Recipe.Fingerprint[..12]}…, the reader's {reader.Pipeline.Recipe.Fingerprint[..12]}…: "
                + "create the reader with the model's recipe.",
                nameof(reader));
        }
    }

    /// <summary>Gives the variant that a condition is; the plan's text says everything that decides it, and so names it in the cache.</summary>
    /// <param name="condition">The condition; <see langword="null"/> for recordings as they are.</param>
    /// <param name="customSteps">The host's own steps that the condition may hold.</param>
    /// <exception cref="ArgumentException">The condition is not valid, mixes in other recordings, or has a step that nobody has named.</exception>
    internal static ClipVariant VariantOf(AugmentationVariant? condition, IReadOnlyList<CustomStep> customSteps)
    {
        if (condition is null)
        {
            return ClipVariant.Clean;
        }

        string name = PlanText.Of(
            new AugmentationPlan([condition]) { CustomSteps = customSteps },
            $"The condition '{condition.Name}'",
            "the steps from outside (customSteps of ModelTest.Predict, CustomSteps of a cross-validation's augmentation)");
        return ClipVariant.Of(condition, condition.CreateAugmenter(AugmentationSources.None), name, customSteps);
    }

    internal static IReadOnlyList<ClipPrediction> Predict(
        ModelBundle model, IReadOnlyList<Utterance> utterances, ClipFeatureReader reader, ClipVariant variant, int seed, CancellationToken cancellationToken)
    {
        CnnClassifier classifier = model.CreateClassifier();
        ClipPrediction[] predictions = new ClipPrediction[utterances.Count];
        TrainingSetBuilder.ForEach(
            utterances.Count,
            index => predictions[index] = Answer(
                classifier, model.Normalizer, reader.ExtractWindows(utterances[index].Path, variant, seed), utterances[index]),
            cancellationToken);
        return predictions;
    }

    internal static ClipPrediction Answer(
        CnnClassifier classifier, FeatureNormalizer? normalizer, IReadOnlyList<FeatureMatrix> windows, Utterance clip)
    {
        return new()
        {
            Id = clip.Path,
            Truth = clip.Emotion,
            SpeakerKey = clip.SpeakerKey,
            Sex = clip.Sex,
            Probabilities = LongClip.Mean(windows, Classify),
        };

        float[] Classify(FeatureMatrix features)
        {
            float[] probabilities = new float[classifier.Labels.Count];
            classifier.Classify(normalizer?.Apply(features) ?? features, probabilities);
            return probabilities;
        }
    }
}
