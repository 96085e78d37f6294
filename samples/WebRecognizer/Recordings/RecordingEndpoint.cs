using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SpeechEmotion;
using WebRecognizer.Analysis;

namespace WebRecognizer.Recordings;

/// <summary>
/// <c>POST /api/recordings</c>: the body is the file itself, or a form with earlier recordings of the voice before it (<see cref="VoiceForm"/>).
/// Either is read as it comes, so that nothing is ever put on disk.
/// </summary>
internal static class RecordingEndpoint
{
    public static async Task<IResult> JudgeAsync(
        HttpContext context, RecordingReader reader, VoiceForm forms, ILogger<RecordingReader> log, CancellationToken cancellationToken)
    {
        // Decoders read synchronously, on a worker thread; a body that comes too slowly must not hold them beyond the time limit.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await using CancellationTokenRegistration ending = cancellationToken.Register(context.Request.BodyReader.CancelPendingRead);
        Stopwatch watch = Stopwatch.StartNew();
        Stream body = context.Request.Body;
        try
        {
            RecordingResult result = await Task.Run(
                () => VoiceForm.BoundaryOf(context.Request) is { } boundary
                    ? forms.ReadAsync(body, boundary, cancellationToken)
                    : reader.ReadAsync(body, voice: null, cancellationToken),
                cancellationToken);
            await body.CopyToAsync(Stream.Null, cancellationToken);
            log.Judged(result.Duration, watch.ElapsedMilliseconds);
            return TypedResults.Json(result, WebJson.Default.RecordingResult);
        }
        catch (Exception error) when (error is AudioFormatException or ProblemException)
        {
            // A browser reads no answer before it has sent everything: what nobody needs is thrown away.
            await body.CopyToAsync(Stream.Null, cancellationToken);
            throw;
        }
    }
}
