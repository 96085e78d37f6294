namespace SpeechEmotion.TorchSharp;

/// <summary>Where libtorch computes.</summary>
public enum TorchDevice
{
    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On an NVIDIA graphics card.</summary>
    Cuda,
}
