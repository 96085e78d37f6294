using System.Text.Json;
using SpeechEmotion.Classification;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Tests.Layers;

/// <summary>One network with its arrays from tests/Reference/torch-training.</summary>
internal sealed class TorchReference
{
    private static readonly Lazy<WeightSet> Arrays = new(() =>
    {
        using FileStream stream = File.OpenRead(RepositoryFiles.At("tests", "Reference", "torch-training", "reference.safetensors"));
        return WeightSet.Read(stream);
    });

    private readonly string _name;

    public TorchReference(string name)
    {
        _name = name;
        string json = File.ReadAllText(RepositoryFiles.At("tests", "Reference", "torch-training", "networks.json"));
        using JsonDocument document = JsonDocument.Parse(json);
        Network = NetworkDefinition.Parse(document.RootElement.GetProperty(name).GetRawText());
    }

    public NetworkDefinition Network { get; }

    /// <summary>The arrays under a name, with the rest of their names.</summary>
    public IEnumerable<(string Name, float[] Values)> Group(string group) => Arrays.Value
        .Where(tensor => tensor.Name.StartsWith($"{_name}/{group}/", StringComparison.Ordinal))
        .Select(tensor => (tensor.Name[(_name.Length + group.Length + 2)..], tensor.Values.ToArray()));

    public float[] Array(string array) => Arrays.Value[$"{_name}/{array}"].Values.ToArray();

    public WeightSet Weights() => new(
        Arrays.Value.Where(tensor => tensor.Name.StartsWith($"{_name}/weights/", StringComparison.Ordinal))
            .Select(tensor => new WeightTensor(tensor.Name[$"{_name}/weights/".Length..], tensor.Shape, tensor.Values)));

    public IReadOnlyList<FeatureMatrix> Clips() =>
        [.. Group("input").OrderBy(input => int.Parse(input.Name, System.Globalization.CultureInfo.InvariantCulture))
            .Select(input => new FeatureMatrix(input.Values, Network.Input.Features, input.Values.Length / Network.Input.Features))];

    /// <summary>The clips as one padded batch.</summary>
    public Activation Input()
    {
        IReadOnlyList<FeatureMatrix> clips = Clips();
        Activation input = new();
        bool sequence = Network.Input.Layout == InputLayout.Sequence;
        int features = Network.Input.Features;
        input.Reshape(clips.Count, sequence ? features : clips.Max(clip => clip.FrameCount), sequence ? 1 : features);
        for (int i = 0; i < clips.Count; i++)
        {
            if (!sequence)
            {
                input.SetLength(i, clips[i].FrameCount);
            }

            for (int v = 0; v < clips[i].Values.Length; v++)
            {
                (int feature, int frame) = Math.DivRem(v, clips[i].FrameCount);
                input.Sample(i)[frame * features + feature] = clips[i].Values.Span[v];
            }

            input.ClearPadding(i);
        }

        return input;
    }
}
