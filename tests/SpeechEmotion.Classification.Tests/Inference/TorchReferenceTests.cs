using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Classification.Tests.Inference;

/// <summary>Every layer against PyTorch in double precision; the arrays come from <c>tests/Reference/torch/make_reference.py</c>.</summary>
public sealed class TorchReferenceTests
{
    public static TheoryData<string> Cases =>
        new(Directory.EnumerateFiles(RepositoryFiles.At("tests", "Reference", "torch"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_ReferenceNetwork_EqualsTorch(string name)
    {
        NetworkDefinition network = Read(name);
        NpyFile expected = NpyFile.Read(RepositoryFiles.At("tests", "Reference", "torch", name + ".npy"));

        (float[] values, int frames, int channels) = Run(network);

        Assert.Equal([channels, frames], expected.Shape);
        double largest = expected.Values.Max(Math.Abs);
        for (int c = 0; c < channels; c++)
        {
            for (int t = 0; t < frames; t++)
            {
                // float32 sums against float64: a few rounding errors of the largest value.
                Assert.Equal(expected.Values[(c * frames) + t], values[(t * channels) + c], 4e-6 * Math.Max(1, largest));
            }
        }
    }

    [Fact]
    public void Notebook_ReferenceFile_IsTheBuiltInNetwork() => Assert.Equal(NetworkDefinition.Notebook(8), Read("notebook"));

    [Fact]
    public void ReferenceCases_Together_HoldEveryLayerType()
    {
        IEnumerable<string> types = TestNetworks.EveryLayer().Layers.Select(layer => layer.TypeName);
        string text = string.Concat(Directory.EnumerateFiles(RepositoryFiles.At("tests", "Reference", "torch"), "*.json").Select(File.ReadAllText));

        Assert.All(
            [.. types, "global_average_pool", "silu", "branches", "gru", "functionals_pool"],
            type => Assert.Contains($"\"type\": \"{type}\"", text, StringComparison.Ordinal));
        Assert.Equal(TestNetworks.EveryLayer(), Read("every_layer"));
        Assert.Equal(TestNetworks.Branches(), Read("branches"));
    }

    // Most cases end before a softmax, so they are read without the network's own rules.
    private static NetworkDefinition Read(string name) => JsonMembers.Parse(
        File.ReadAllBytes(RepositoryFiles.At("tests", "Reference", "torch", name + ".json")), 32, NetworkDefinition.Empty, (n, json) => n.Exchange(json));

    private static (float[] Values, int Frames, int Channels) Run(NetworkDefinition network)
    {
        WeightSet weights = TestWeights.For(network);
        InferenceChain chain = InferenceCompiler.Compile(network.Layers, network.Input.Shape, weights, "layers.");
        bool isSequence = network.Input.Layout == InputLayout.Sequence;
        FeatureMatrix features = TestWeights.Input(network, isSequence ? 1 : 37);
        float[] input = new float[features.Values.Length];
        Transposition.Copy(features.Values.Span, features.FeatureCount, features.FrameCount, input);
        int frames = isSequence ? features.FeatureCount : features.FrameCount;
        float[] output = new float[chain.OutputFrames(frames) * chain.OutputChannels];
        chain.Forward(input, 1, frames, output, new Workspace());
        return (output, chain.OutputFrames(frames), chain.OutputChannels);
    }
}
