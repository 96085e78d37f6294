using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>
/// One JSON object a line: <c>{"start","end","channel","emotion","confidence","isSpeech","speechRatio","scores":{label:p},"model"}</c>, times in
/// seconds, channel null for the mean of all.
/// </summary>
internal sealed class JsonSegmentWriter(TextWriter output, string model) : ISegmentWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public bool NeedsOrder => false;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(EmotionSegment segment)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("start", segment.Start.TotalSeconds);
            json.WriteNumber("end", segment.End.TotalSeconds);
            if (segment.Channel is { } channel)
            {
                json.WriteNumber("channel", channel);
            }
            else
            {
                json.WriteNull("channel");
            }

            json.WriteString("emotion", segment.Emotion);
            json.WriteNumber("confidence", segment.Confidence);
            json.WriteBoolean("isSpeech", segment.IsSpeech);
            json.WriteNumber("speechRatio", segment.SpeechRatio);
            json.WriteStartObject("scores");
            foreach (EmotionScore score in segment.Scores)
            {
                json.WriteNumber(score.Emotion, score.Probability);
            }

            json.WriteEndObject();
            json.WriteString("model", model);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Flush();
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
