using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpeechEmotion.Cli.Output;

/// <summary>
/// One JSON object a line: <c>{"file","emotion","confidence","isSpeech","scores":{label:p},"warnings":[text],"model","fingerprint"}</c>, or
/// <c>{"file","error"}</c> for a file that could not be read.
/// </summary>
internal sealed class JsonPredictionWriter(TextWriter output, string fingerprint) : IPredictionWriter
{
    // File names stay readable: the text goes to a terminal or a file, never into a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public void Write(string file, EmotionPrediction prediction) => WriteLine(json =>
    {
        json.WriteString("file", file);
        json.WriteString("emotion", prediction.Emotion);
        json.WriteNumber("confidence", prediction.Confidence);
        json.WriteBoolean("isSpeech", prediction.IsSpeech);
        json.WriteStartObject("scores");
        foreach (EmotionScore score in prediction.Scores)
        {
            json.WriteNumber(score.Emotion, score.Probability);
        }

        json.WriteEndObject();
        json.WriteStartArray("warnings");
        foreach (string warning in prediction.Diagnostics.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteString("model", prediction.ModelName);
        json.WriteString("fingerprint", fingerprint);
    });

    /// <inheritdoc/>
    public void WriteError(string file, string error) => WriteLine(json =>
    {
        json.WriteString("file", file);
        json.WriteString("error", error);
    });

    private void WriteLine(Action<Utf8JsonWriter> writeMembers)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Flush();
    }
}
