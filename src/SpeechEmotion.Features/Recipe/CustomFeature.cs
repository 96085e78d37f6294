using System.Text.Json.Serialization.Metadata;

namespace SpeechEmotion.Features;

/// <summary>Makes options written outside this library readable in a recipe under a <c>"type"</c> of their own.</summary>
/// <param name="Type">The value of <c>"type"</c>; not that of a feature of this library.</param>
/// <param name="OptionsType">The record of options, derived from <see cref="FeatureOptions"/>.</param>
/// <param name="Resolver">What knows the record's JSON, for example the <c>Default</c> of a <c>JsonSerializerContext</c>.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomFeature(string Type, Type OptionsType, IJsonTypeInfoResolver Resolver);
