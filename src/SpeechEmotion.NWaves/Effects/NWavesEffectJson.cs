using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>The JSON of the effects' options; strictness comes from the plan that reads them.</summary>
[JsonSerializable(typeof(NWavesAutowahOptions))]
[JsonSerializable(typeof(NWavesBitCrusherOptions))]
[JsonSerializable(typeof(NWavesChorusOptions))]
[JsonSerializable(typeof(NWavesDistortionOptions))]
[JsonSerializable(typeof(NWavesEchoOptions))]
[JsonSerializable(typeof(NWavesFlangerOptions))]
[JsonSerializable(typeof(NWavesPhaserOptions))]
[JsonSerializable(typeof(NWavesPitchShiftOptions))]
[JsonSerializable(typeof(NWavesRobotOptions))]
[JsonSerializable(typeof(NWavesTimeStretchOptions))]
[JsonSerializable(typeof(NWavesTremoloOptions))]
[JsonSerializable(typeof(NWavesTubeDistortionOptions))]
[JsonSerializable(typeof(NWavesVibratoOptions))]
[JsonSerializable(typeof(NWavesWahwahOptions))]
[JsonSerializable(typeof(NWavesWhisperOptions))]
internal sealed partial class NWavesEffectJson : JsonSerializerContext;
