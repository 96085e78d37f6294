using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation.Tests.Plan;

[JsonSerializable(typeof(ReverseOptions))]
internal sealed partial class ReverseJson : JsonSerializerContext;
