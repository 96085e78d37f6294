using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SpeechEmotion;
using SpeechEmotion.Classification;
using WebRecognizer.Analysis;

namespace WebRecognizer.Recordings;

/// <summary>
/// Reads a form: earlier recordings of a voice (parts <c>voice</c>), then the one to judge (part <c>recording</c>). Part by part, straight from
/// the network; the profile made of them lives as long as the request. Callable from several threads at once.
/// </summary>
internal sealed class VoiceForm(EmotionRecognizer recognizer, RecordingReader reader, IOptions<WebRecognizerOptions> limits)
{
    private const string VoicePart = "voice";
    private const string RecordingPart = "recording";

    // RFC 2046.
    private const int LongestBoundary = 70;

    /// <summary>Gives what separates the parts; <see langword="null"/> where the body is no form but the file itself.</summary>
    /// <exception cref="ProblemException">It is a form without one.</exception>
    public static string? BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : throw new ProblemException(Problems.BadForm);
    }

    /// <summary>Reads the form and judges its recording, with the voice's own taken off where earlier recordings came with it.</summary>
    /// <param name="body">The form; read synchronously.</param>
    /// <param name="boundary">What separates its parts.</param>
    /// <param name="cancellationToken">Ends the work between two blocks of the recording, or two earlier recordings.</param>
    /// <exception cref="AudioFormatException">A recording is corrupt, or no decoder reads its format.</exception>
    /// <exception cref="ProblemException">The form has other parts or another order, or nobody speaks in the earlier recordings.</exception>
    public async Task<RecordingResult> ReadAsync(Stream body, string boundary, CancellationToken cancellationToken)
    {
        MultipartReader form = new(boundary, body);
        List<EmotionPrediction> answers = [];
        RecordingResult? result = null;
        while (await NextAsync(form, cancellationToken) is { } part)
        {
            string? name = part.GetContentDispositionHeader() is { } header ? HeaderUtilities.RemoveQuotes(header.Name).Value : null;
            await using PartStream stream = new(part.Body);
            if (result is not null || name is not (VoicePart or RecordingPart))
            {
                throw new ProblemException(Problems.BadForm);
            }
            else if (name == RecordingPart)
            {
                result = await JudgeAsync(stream, answers, cancellationToken);
            }
            else if (answers.Count < limits.Value.MaximumVoiceRecordings)
            {
                answers.Add(await AnswerAsync(stream, answers.Count + 1, cancellationToken));
            }
            else
            {
                throw new ProblemException(Problems.TooManyOfAVoice(limits.Value.MaximumVoiceRecordings));
            }
        }

        return result ?? throw new ProblemException(Problems.BadForm);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader form, CancellationToken cancellationToken)
    {
        try
        {
            return await form.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException || PartStream.IsTorn(error))
        {
            throw new ProblemException(Problems.BadForm, error);
        }
    }

    private async Task<EmotionPrediction> AnswerAsync(Stream recording, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await recognizer.PredictAsync(recording, cancellationToken);
        }
        catch (AudioFormatException error)
        {
            throw new AudioFormatException($"Earlier recording {number}: {error.Message}", error.Reason, error);
        }
    }

    private async Task<RecordingResult> JudgeAsync(Stream recording, List<EmotionPrediction> answers, CancellationToken cancellationToken)
    {
        if (answers.Count == 0)
        {
            return await reader.ReadAsync(recording, voice: null, cancellationToken);
        }

        SpeakerProfile profile = answers.Exists(answer => answer.IsSpeech)
            ? recognizer.CreateProfile(answers)
            : throw new ProblemException(Problems.NoVoice);
        RecordingResult result = await reader.ReadAsync(recording, profile, cancellationToken);
        return result with { Voice = new ResultVoice(profile.Clips, answers.Count) };
    }
}
