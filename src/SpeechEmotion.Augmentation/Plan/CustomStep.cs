using System.Text.Json.Serialization.Metadata;

namespace SpeechEmotion.Augmentation;

/// <summary>Makes steps written outside this library readable in a plan under a <c>"type"</c> of their own.</summary>
/// <param name="Type">The value of <c>"type"</c>; not that of a step of this library.</param>
/// <param name="OptionsType">The record of options, derived from <see cref="AugmentationOptions"/>.</param>
/// <param name="Resolver">What knows the record's JSON, for example the <c>Default</c> of a <c>JsonSerializerContext</c>.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomStep(string Type, Type OptionsType, IJsonTypeInfoResolver Resolver);
