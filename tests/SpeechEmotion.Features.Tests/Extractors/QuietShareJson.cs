using System.Text.Json.Serialization;

namespace SpeechEmotion.Features.Tests.Extractors;

[JsonSerializable(typeof(QuietShareOptions))]
internal sealed partial class QuietShareJson : JsonSerializerContext;
