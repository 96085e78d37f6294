using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>The JSON of the features' options; strictness comes from the recipe that reads them.</summary>
[JsonSerializable(typeof(NWavesLpcOptions))]
[JsonSerializable(typeof(NWavesLpccOptions))]
[JsonSerializable(typeof(NWavesPlpOptions))]
[JsonSerializable(typeof(NWavesPnccOptions))]
[JsonSerializable(typeof(NWavesMfccOptions))]
[JsonSerializable(typeof(NWavesFilterBankOptions))]
[JsonSerializable(typeof(NWavesChromaOptions))]
[JsonSerializable(typeof(NWavesSpectralShapeOptions))]
[JsonSerializable(typeof(NWavesBandShapeOptions))]
[JsonSerializable(typeof(NWavesTimeDomainOptions))]
[JsonSerializable(typeof(NWavesPitchOptions))]
[JsonSerializable(typeof(NWavesWaveletOptions))]
[JsonSerializable(typeof(NWavesModulationOptions))]
internal sealed partial class NWavesFeatureJson : JsonSerializerContext;
