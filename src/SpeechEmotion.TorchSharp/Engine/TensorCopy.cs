using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>Copies numbers between spans and tensors. Tensors belong to the caller's dispose scope.</summary>
internal static class TensorCopy
{
    /// <summary>Makes a tensor on a device.</summary>
    public static Tensor ToTensor(ReadOnlySpan<float> values, Device device, params long[] shape)
    {
        Tensor tensor = empty(shape, dtype: ScalarType.Float32, device: CPU);
        values.CopyTo(Floats(tensor));
        return tensor.to(device);
    }

    /// <summary>Copies a tensor of float32 out.</summary>
    public static void ToSpan(Tensor tensor, Span<float> destination)
    {
        Tensor local = tensor.detach().cpu().contiguous();
        Floats(local).CopyTo(destination);
        GC.KeepAlive(local);
    }

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
