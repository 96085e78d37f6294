using System.Reflection;
using TorchSharp;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>Loads libtorch, or says what an application must add.</summary>
internal static class LibTorch
{
    /// <summary>Gets the device of the options.</summary>
    /// <exception cref="DllNotFoundException">libtorch does not load.</exception>
    /// <exception cref="InvalidOperationException">libtorch has no CUDA here, or not so many graphics cards.</exception>
    public static torch.Device Open(TorchSharpOptions options)
    {
        bool isCuda = options.Device == TorchDevice.Cuda;
        bool isThere;
        try
        {
            isThere = torch.TryInitializeDeviceType(isCuda ? DeviceType.CUDA : DeviceType.CPU);
        }
        catch (Exception exception) when (exception is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            throw new DllNotFoundException(
                $"libtorch, which TorchSharp needs, did not load. Add it to the application's project: {PackageLine(options.Device)} "
                + "If the line is there, the operating system is too old for this release or lacks something: "
                + "the inner exception lists what was tried.",
                exception);
        }

        if (!isThere)
        {
            throw new InvalidOperationException(
                $"CUDA is not available. It needs an NVIDIA graphics card with a current driver and, in place of TorchSharp-cpu, "
                + $"{PackageLine(options.Device)}");
        }

        if (isCuda && options.DeviceIndex >= torch.cuda.device_count())
        {
            throw new InvalidOperationException(
                $"There is no graphics card {options.DeviceIndex}; CUDA sees {torch.cuda.device_count()}, counted from 0.");
        }

        return torch.device(isCuda ? $"cuda:{options.DeviceIndex}" : "cpu");
    }

    /// <summary>The line that brings libtorch, in the version of the TorchSharp in use.</summary>
    public static string PackageLine(TorchDevice device)
    {
        string package = device == TorchDevice.Cpu ? "cpu" : OperatingSystem.IsWindows() ? "cuda-windows" : "cuda-linux";
        Assembly library = typeof(torch).Assembly;
        string version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? library.GetName().Version!.ToString(3);
        return $"<PackageReference Include=\"TorchSharp-{package}\" Version=\"{version}\" />";
    }
}
