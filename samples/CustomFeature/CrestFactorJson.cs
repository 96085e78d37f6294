using System.Text.Json.Serialization;

namespace CustomFeature;

/// <summary>Lets recipes in JSON, and so model bundles, name the feature.</summary>
[JsonSerializable(typeof(CrestFactorOptions))]
internal sealed partial class CrestFactorJson : JsonSerializerContext;
