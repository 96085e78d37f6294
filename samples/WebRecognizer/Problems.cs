using System.Globalization;
using SpeechEmotion;
using WebRecognizer.Live;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace WebRecognizer;

/// <summary>The problems a visitor can meet.</summary>
internal static class Problems
{
    public static Problem Busy { get; } = new(
        "Too many visitors right now", "Other recordings are being worked on. Try again in a few seconds.", Status503ServiceUnavailable);

    public static Problem Fault { get; } = new(
        "Something went wrong on the server",
        "It is not your recording's fault. Try again, or tell whoever runs this server.",
        Status500InternalServerError);

    public static Problem TooLate { get; } = new(
        "This took too long", "The recording could not be read within the time allowed. Try a shorter one.", Status504GatewayTimeout);

    public static Problem Interrupted { get; } = new(
        "The reading was interrupted",
        "It may not be your recording's fault: the server ran short of memory or is stopping. Try again in a minute.",
        Status503ServiceUnavailable);

    public static Problem Idle { get; } = new(
        "No sound arrived",
        "The recording was ended because nothing came from your browser for a while.",
        Status408RequestTimeout);

    public static Problem Stopping { get; } = new(
        "The server is stopping", "The recording was ended. Try again in a minute.", Status503ServiceUnavailable);

    public static Problem NotASocket { get; } = new(
        "This address is for live recordings", "Open it as a WebSocket: /api/live?rate=48000.", Status400BadRequest);

    public static Problem OtherPage { get; } = new(
        "Another site asked for this", "Live recordings can only be started from this server's own page.", Status403Forbidden);

    public static Problem BadForm { get; } = new(
        "This form cannot be read",
        "Send earlier recordings of the voice as parts named voice, then one part named recording, and the form whole.",
        Status400BadRequest);

    public static Problem NoVoice { get; } = new(
        "Nobody speaks in the earlier recordings", "Give some in which the voice is heard, or none.", Status422UnprocessableEntity);

    public static Problem TooManyOfAVoice(int limit) => new(
        "Too many earlier recordings", $"At most {limit} are looked at; ten are plenty.", Status400BadRequest);

    public static Problem BadRate(int? rate)
    {
        string found = rate?.ToString(CultureInfo.InvariantCulture) ?? "missing";
        return new(
            "This sampling rate is not supported",
            $"rate must be {LiveSession.LowestRate} to {LiveSession.HighestRate} Hz; it was {found}.",
            Status400BadRequest);
    }

    public static Problem BadMessage(int limit) => new(
        "The sound arrived damaged", $"Messages must hold whole 16-bit samples and at most {limit} bytes.", Status400BadRequest);

    /// <summary>Puts an error of reading a recording into words; <see langword="null"/> for the server's own faults.</summary>
    public static Problem? Of(Exception error, WebRecognizerOptions limits) => error switch
    {
        ProblemException told => told.Problem,
        AudioFormatException { Reason: AudioFormatReason.Corrupt } => new("This recording is damaged", error.Message, Status422UnprocessableEntity),
        AudioFormatException { Reason: AudioFormatReason.Interrupted } => error.GetBaseException() is TimeoutException ? TooLate : Interrupted,
        AudioFormatException => new("This is not a recording that can be read here", error.Message, Status415UnsupportedMediaType),
        BadHttpRequestException { StatusCode: Status413PayloadTooLarge } => new(
            "This file is too big",
            $"At most {limits.MaximumUploadBytes / 1_000_000.0:0.#} MB are accepted at a time. Cut the recording, or save it as MP3.",
            Status413PayloadTooLarge),
        BadHttpRequestException bad => new(
            "The upload did not arrive", "The connection was too slow or broke off. Try again.", bad.StatusCode),
        _ => null,
    };
}
