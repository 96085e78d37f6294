using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Tests.Trainers;
using TorchSharp;

namespace SpeechEmotion.TorchSharp.Tests;

public sealed class TorchSharpOptionsTests
{
    [Fact]
    public void Validate_WrongOptions_NamesThemAll()
    {
        TorchSharpOptions options = new() { Device = (TorchDevice)9, DeviceIndex = -1 };
        string message = Assert.Throws<ArgumentException>(() => new TorchSharpTrainer(SyntheticSets.Network, options)
            .Train(SyntheticSets.Clips(8, 1, "a"), SyntheticSets.Clips(8, 2, "b"), new TrainingOptions())).Message;
        Assert.Contains("Device must be Cpu or Cuda; it was 9", message, StringComparison.Ordinal);
        Assert.Contains("DeviceIndex must be between 0 and 127; it was -1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void PackageLine_EachDevice_NamesPackageAndVersionInUse()
    {
        Assert.Matches("""<PackageReference Include="TorchSharp-cpu" Version="\d+\.\d+\.\d+" />""", LibTorch.PackageLine(TorchDevice.Cpu));
        Assert.Matches("""Include="TorchSharp-cuda-(linux|windows)" """, LibTorch.PackageLine(TorchDevice.Cuda));
    }

    [Fact]
    public void Open_CudaThatIsNotThere_SaysWhatToAdd()
    {
        TorchSharpOptions options = new() { Device = TorchDevice.Cuda, DeviceIndex = 100 };
        string message = Assert.Throws<InvalidOperationException>(() => LibTorch.Open(options)).Message;
        string expected = torch.cuda.is_available() ? "no graphics card 100" : LibTorch.PackageLine(TorchDevice.Cuda);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
