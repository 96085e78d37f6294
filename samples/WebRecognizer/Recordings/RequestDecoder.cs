using SpeechEmotion;
using SpeechEmotion.FFmpeg;

namespace WebRecognizer.Recordings;

/// <summary>Decodes with ffmpeg as long as somebody waits: the end of the request, or of its time, ends the program.</summary>
internal sealed class RequestDecoder(FfmpegDecoder ffmpeg, IHttpContextAccessor request) : IAudioDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => ffmpeg.CanDecode(header);

    public IAudioReader Open(Stream stream) => ffmpeg.Open(stream, request.HttpContext?.RequestAborted ?? CancellationToken.None);
}
