using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification.Tests.Bundles;

[JsonSerializable(typeof(SampleMeanOptions))]
internal sealed partial class SampleMeanJson : JsonSerializerContext;
