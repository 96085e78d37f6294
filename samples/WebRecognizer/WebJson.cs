using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using WebRecognizer.Analysis;
using WebRecognizer.Live;

namespace WebRecognizer;

/// <summary>Everything that is sent as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AboutServer))]
[JsonSerializable(typeof(LiveMessage))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(RecordingResult))]
internal sealed partial class WebJson : JsonSerializerContext;
