using System.Text.Json.Serialization;

namespace SpeechEmotion.Architecture.Tests.Plugs;

[JsonSerializable(typeof(HalvingOptions))]
internal sealed partial class HalvingJson : JsonSerializerContext;
