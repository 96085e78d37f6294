namespace SpeechEmotion.TorchSharp;

/// <summary>Where and how precisely libtorch computes.</summary>
/// <remarks>Immutable.</remarks>
public sealed record TorchSharpOptions
{
    /// <summary>Gets the kind of device.</summary>
    public TorchDevice Device { get; init; }

    /// <summary>Gets which graphics card, from 0; without meaning for the processor.</summary>
    public int DeviceIndex { get; init; }

    /// <summary>
    /// Gets whether convolutions and dense layers multiply in bfloat16. Weights, normalisation, pooling, loss and updates stay in single
    /// precision; bfloat16 has the range of single precision, so gradients need no scaling. Made for CUDA, where it saves time and memory;
    /// on most processors it is slower. Only training heeds it: evaluation, calibration and predictions are in single precision.
    /// </summary>
    public bool MixedPrecision { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists them all.</exception>
    public void Validate()
    {
        List<string> errors = [];
        if (!Enum.IsDefined(Device))
        {
            errors.Add($"Device must be Cpu or Cuda; it was {Device}.");
        }

        if (DeviceIndex is < 0 or > 127)
        {
            errors.Add($"DeviceIndex must be between 0 and 127; it was {DeviceIndex}.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }
}
