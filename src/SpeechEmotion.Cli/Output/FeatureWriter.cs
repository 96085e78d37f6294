using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Output;

/// <summary>Writes features with their names.</summary>
internal static class FeatureWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>{"file","names":[…],"values":[…]}</c>; without aggregation <c>values</c> holds one array a frame.</summary>
    public static void WriteJson(TextWriter output, string file, FeaturePipeline pipeline, FeatureMatrix features)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteStartArray("names");
            foreach (string name in pipeline.FeatureNames)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WritePropertyName("values");
            WriteValues(json, features, isNested: pipeline.Recipe.Aggregation == FeatureAggregation.None);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Writes a header and one row a frame.</summary>
    public static void WriteCsv(TextWriter output, FeaturePipeline pipeline, FeatureMatrix features)
    {
        output.WriteLine(Csv.Row(pipeline.FeatureNames));
        for (int frame = 0; frame < features.FrameCount; frame++)
        {
            output.WriteLine(string.Join(',', Frame(features, frame).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        }
    }

    private static void WriteValues(Utf8JsonWriter json, FeatureMatrix features, bool isNested)
    {
        if (isNested)
        {
            json.WriteStartArray();
        }

        for (int frame = 0; frame < features.FrameCount; frame++)
        {
            json.WriteStartArray();
            foreach (float value in Frame(features, frame))
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
        }

        if (isNested)
        {
            json.WriteEndArray();
        }
    }

    private static IEnumerable<float> Frame(FeatureMatrix features, int frame)
    {
        for (int feature = 0; feature < features.FeatureCount; feature++)
        {
            yield return features[feature, frame];
        }
    }
}
