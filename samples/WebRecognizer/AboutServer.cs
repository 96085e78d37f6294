using Microsoft.Extensions.Options;
using SpeechEmotion;
using SpeechEmotion.FFmpeg;

namespace WebRecognizer;

/// <summary>What the page has to know of the server before it asks for anything.</summary>
/// <param name="Model">The model's name and version.</param>
/// <param name="Labels">The emotions, in the order of all scores.</param>
/// <param name="ReadsAllFormats">Whether the ffmpeg program is there; without it only WAV is read.</param>
/// <param name="MaximumUploadBytes">The largest file, earlier recordings of its voice included.</param>
/// <param name="MaximumVoiceRecordings">How many of those may come with a file.</param>
/// <param name="MaximumSeconds">How much of a recording is looked at.</param>
internal sealed record AboutServer(
    string Model, IReadOnlyList<string> Labels, bool ReadsAllFormats, long MaximumUploadBytes, int MaximumVoiceRecordings, double MaximumSeconds)
{
    public static AboutServer Describe(EmotionRecognizer recognizer, FfmpegDecoder ffmpeg, IOptions<WebRecognizerOptions> limits) => new(
        recognizer.ModelName,
        recognizer.Labels,
        ffmpeg.IsAvailable,
        limits.Value.MaximumUploadBytes,
        limits.Value.MaximumVoiceRecordings,
        limits.Value.MaximumDuration.TotalSeconds);
}
