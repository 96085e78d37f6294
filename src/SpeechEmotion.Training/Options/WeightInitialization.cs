using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>How weights start; fan-in and fan-out count the taps of a kernel.</summary>
public enum WeightInitialization
{
    /// <summary>Uniform within ±√(6 / (fan-in + fan-out)), biases 0: Keras's default (Glorot and Bengio 2010).</summary>
    [JsonStringEnumMemberName("glorot_uniform")]
    GlorotUniform,

    /// <summary>Normal with deviation √(2 / fan-in), biases 0 (He et al. 2015).</summary>
    [JsonStringEnumMemberName("he_normal")]
    HeNormal,

    /// <summary>Weights and biases uniform within ±1 / √fan-in: PyTorch's default for convolutions and dense layers.</summary>
    [JsonStringEnumMemberName("pytorch")]
    PyTorch,
}
