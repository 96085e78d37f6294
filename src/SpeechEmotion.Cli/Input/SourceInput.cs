using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Progress;

namespace SpeechEmotion.Cli.Input;

/// <summary>Whether the recordings come from one source, whose own is learnt from them before any is judged.</summary>
internal sealed class SourceInput
{
    /// <summary>How many recordings are listened to: a hundred say all that a source's have in common.</summary>
    internal const int Most = 200;

    private readonly Option<bool> _same = new("--same-source")
    {
        Description =
            $"All files come from one source (microphones, rooms, language): listen to them first, of many to {Most}, then judge each without what they "
            + "share, as enroll and --speaker would. For ten recordings or more that differ in emotion.",
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_same);

    /// <summary>Reads whether the source is to be learnt.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="input">The files, which are listened to twice.</param>
    /// <param name="profile">The profile that was given.</param>
    /// <exception cref="UsageException">There is a profile already, or not all recordings can be listened to twice.</exception>
    public bool IsOne(ParseResult arguments, FileInput input, SpeakerProfile? profile)
    {
        if (!arguments.GetValue(_same))
        {
            return false;
        }

        if (profile is not null)
        {
            throw new UsageException("Give either --speaker or --same-source, not both.");
        }

        if (input.IsStandardInput(arguments))
        {
            throw new UsageException("--same-source listens to every recording twice; standard input (-) can be read once.");
        }

        if (input.IsSharded(arguments))
        {
            throw new UsageException("--same-source learns from all recordings, --shard is for some: enroll them once, then give every part the profile (--speaker).");
        }

        return true;
    }

    /// <summary>Listens to the recordings, of many to some all over the list, and says on the error stream what was heard.</summary>
    /// <returns>The recogniser with the source's profile; as it was where nobody speaks. Errors are left to whoever judges the files.</returns>
    public static async Task<LoadedRecognizer> LearnAsync(
        CliHost host, LoadedRecognizer loaded, IReadOnlyList<ListedFile> files, int? channel, int jobs, CancellationToken cancellationToken)
    {
        int count = Math.Min(files.Count, Most);
        IEnumerable<ListedFile> spread = Enumerable.Range(0, count).Select(place => files[(int)((long)place * files.Count / count)]);
        Enrolment enrolment = await FileBar.RunAsync(host, isWanted: true, () => count, bar => Enrolment.ListenAsync(
            host, loaded.Model, spread.ToAsyncEnumerable(), channel, jobs, file => bar.Count(file.Prediction is null), cancellationToken)).ConfigureAwait(false);
        host.ReportNotes(enrolment.Describe());
        return enrolment.Profile is { } source ? loaded with { Recognizer = loaded.Recognizer.ForSpeaker(source), Speaker = source } : loaded;
    }
}
