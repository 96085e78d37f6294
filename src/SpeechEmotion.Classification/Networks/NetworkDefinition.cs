using System.Text;
using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>A network as data: its input and its layers in order.</summary>
/// <param name="Input">The input.</param>
/// <param name="Layers">The layers; the last one is a <see cref="SoftmaxDefinition"/>.</param>
/// <remarks>
/// Immutable and safe to share between threads. In JSON, unknown members and unknown layer types are refused, because they would
/// change numbers. The same definition drives inference and training.
/// </remarks>
public sealed record NetworkDefinition(
    NetworkInput Input,
    IReadOnlyList<LayerDefinition> Layers)
{
    /// <summary>The most parameters a network may have: 128 million (512 MiB as float32).</summary>
    public const long MaxParameters = 1L << 27;

    private const int MaxJsonLength = 1 << 20;
    private const int MaxJsonDepth = 32;

    /// <summary>Gets the definition that JSON starts from; both members are required.</summary>
    internal static NetworkDefinition Empty { get; } = new(new NetworkInput(InputLayout.Sequence, 0), []);

    /// <summary>Gets the notebook's network for 162 aggregated features: eight convolutions, 1,282,952 trainable parameters for 8 labels.</summary>
    /// <param name="labelCount">The number of labels, 2 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="labelCount"/> is out of range.</exception>
    public static NetworkDefinition Notebook(int labelCount) => NotebookNetwork.Create(labelCount);

    /// <summary>Reads a definition from JSON and checks it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ArgumentException">The text is no valid definition; the message says where and why.</exception>
    public static NetworkDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxJsonLength)
        {
            throw new ArgumentException($"The network's JSON has {json.Length} characters; at most {MaxJsonLength} are accepted.", nameof(json));
        }

        try
        {
            NetworkDefinition network = JsonMembers.Parse(Encoding.UTF8.GetBytes(json), MaxJsonDepth, Empty, static (network, members) => network.Exchange(members));
            network.Validate();
            return network;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The network's JSON is not valid: {exception.Message}", nameof(json), exception);
        }
    }

    /// <summary>Writes the definition as indented JSON, every option included.</summary>
    public string ToJson() => Encoding.UTF8.GetString(JsonMembers.Write(this, static (network, members) => network.Exchange(members)));

    /// <summary>Checks every option and that each layer fits the one before.</summary>
    /// <exception cref="ArgumentException">Something does not fit; the message lists every option error, or the first shape error.</exception>
    public void Validate() => _ = CheckedOutputShape();

    /// <summary>Gets the number of labels: the size of the last layer's output.</summary>
    /// <exception cref="ArgumentException">The definition is not valid.</exception>
    public int GetLabelCount() => CheckedOutputShape().Channels;

    /// <summary>Gives the same network for another number of labels: its last dense layer has as many units.</summary>
    /// <param name="labelCount">The number of labels, 2 to 1000.</param>
    /// <exception cref="ArgumentException">No dense layer is followed by nothing but softmax, or the result is not valid.</exception>
    public NetworkDefinition WithLabelCount(int labelCount)
    {
        if (Layers is not { Count: > 1 } || Layers[^2] is not DenseDefinition last || Layers[^1] is not SoftmaxDefinition softmax)
        {
            throw new ArgumentException("Only a network that ends with a dense layer and softmax can be given another number of labels.");
        }

        NetworkDefinition network = this with { Layers = [.. Layers.SkipLast(2), last with { Units = labelCount }, softmax] };
        network.Validate();
        return network;
    }

    /// <summary>Gets the fewest frames a clip needs so that every layer gives at least one value; 1 for aggregated features.</summary>
    /// <exception cref="ArgumentException">The definition is not valid.</exception>
    public int GetMinimumFrames() => checked((int)CheckedOutputShape().Length.MinimumFrames);

    /// <summary>Gets every tensor the network needs, in layer order.</summary>
    /// <exception cref="ArgumentException">The definition is not valid.</exception>
    public IReadOnlyList<ParameterDefinition> GetParameters()
    {
        _ = CheckedOutputShape();
        return [.. LayerChain.Parameters(Layers, Input.Shape, "layers.")];
    }

    /// <summary>Compares the layers one by one.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(NetworkDefinition? other) =>
        other is not null && Input == other.Input && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Input, Layers.Count);

    internal NetworkDefinition Exchange(JsonMembers json) => new(
        json.Object("input", Input, static (input, members) => input.Exchange(members)),
        json.List("layers", Layers, null!, LayerJson.Exchange, isRequired: true));

    private LayerShape CheckedOutputShape()
    {
        CheckOptions();
        LayerShape output = LayerChain.OutputShape(Layers, Input.Shape, "layers");
        long parameters = 0, packed = 0;
        foreach (ParameterDefinition parameter in LayerChain.Parameters(Layers, Input.Shape, "layers."))
        {
            parameters += parameter.Count;
            if (parameters > MaxParameters)
            {
                throw new ArgumentException($"The network has more than {MaxParameters} parameters: '{parameter.Name}' goes beyond.");
            }

            packed += parameter.PackedCount;
            if (packed > MaxParameters)
            {
                throw new ArgumentException(
                    $"The network takes more than {MaxParameters} values when packed for the processor: '{parameter.Name}' goes beyond.");
            }
        }

        // A shorter clip is filled up to this, so it is bounded like any activation.
        long minimum = output.Length.MinimumFrames;
        return minimum <= LayerShape.MaxValues / Input.Shape.Channels
            ? output
            : throw new ArgumentException(
                $"The network needs clips of {minimum} frames of {Input.Shape.Channels} channels; at most {LayerShape.MaxValues} values are accepted.");
    }

    private void CheckOptions()
    {
        OptionChecks errors = new() { Path = "input" };
        if (Input is null)
        {
            errors.Add("it is missing.");
        }

        Input?.CheckOptions(errors);
        int count = LayerChain.CheckOptions(Layers, "layers", 0, errors);
        errors.Path = "layers";
        if (count > LayerChain.MaxLayers)
        {
            errors.Add($"a network has {LayerChain.MaxLayers} layers at most.");
        }

        if (Layers is null or { Count: 0 } || Layers[^1] is not SoftmaxDefinition)
        {
            errors.Add("the last layer must be softmax.");
        }

        errors.ThrowIfAny("The network is not valid.");
    }
}
