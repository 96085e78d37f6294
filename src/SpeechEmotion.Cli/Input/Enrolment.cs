using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>What recordings of one speaker, or one source, sound like to a model.</summary>
/// <param name="Profile">The profile; <see langword="null"/> where nobody speaks in any of them.</param>
/// <param name="Answers">The plain answers it was made from, silence too.</param>
/// <param name="AnyFailed">Whether a recording could not be read.</param>
internal sealed record Enrolment(SpeakerProfile? Profile, IReadOnlyList<EmotionPrediction> Answers, bool AnyFailed)
{
    // Below this, the profile holds back so much that little is gained.
    private const int Few = 5;

    /// <summary>Listens to recordings and makes the profile.</summary>
    /// <param name="host">Opens standard input.</param>
    /// <param name="model">The model.</param>
    /// <param name="files">The recordings.</param>
    /// <param name="channel">The only channel to listen to, counted from 0; <see langword="null"/> takes the mean of all.</param>
    /// <param name="jobs">How many files to work on at the same time.</param>
    /// <param name="heard">Told each file's answer or error, in their order.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Enrolment> ListenAsync(
        CliHost host, ModelBundle model, IAsyncEnumerable<ListedFile> files, int? channel, int jobs, Action<PredictedFile> heard,
        CancellationToken cancellationToken)
    {
        EmotionRecognizerOptions options = new() { Decoders = AudioFiles.Decoders };
        EmotionRecognizer recognizer = new(model, options);
        List<EmotionPrediction> answers = [];
        bool anyFailed = false;
        await foreach (PredictedFile file in new FilePredictor(host, recognizer, options, channel, jobs).RunAsync(files, cancellationToken).ConfigureAwait(false))
        {
            heard(file);
            if (file.Prediction is { } prediction)
            {
                answers.Add(prediction);
            }

            anyFailed |= file.Prediction is null;
        }

        SpeakerProfile? profile = answers.Exists(answer => answer.IsSpeech) ? recognizer.CreateProfile(answers) : null;
        return new Enrolment(profile, answers, anyFailed);
    }

    /// <summary>Says what was heard, and what to think of it.</summary>
    public IEnumerable<string> Describe()
    {
        IGrouping<string?, EmotionPrediction>[] heard = [.. Answers.Where(answer => answer.IsSpeech)
            .GroupBy(answer => answer.Emotion).OrderByDescending(group => group.Count())];
        string emotions = heard.Length == 0 ? string.Empty : $", heard as {string.Join(", ", heard.Select(group => $"{group.Key} {group.Count()}"))}";
        yield return $"{Profile?.Clips ?? 0} of {Answers.Count} recordings with speech{emotions}.";
        if (Profile is { Clips: < Few })
        {
            yield return $"With fewer than {Few} recordings a profile changes little.";
        }

        if (heard.Length == 1)
        {
            yield return "All sound alike to the model: if they really are alike, the profile hides that emotion. Add others.";
        }
    }
}
