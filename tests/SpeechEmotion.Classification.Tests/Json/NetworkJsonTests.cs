using System.Text;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification.Tests.Json;

/// <summary>The JSON of networks: complete for every layer, strict, and all faults told at once.</summary>
public sealed class NetworkJsonTests
{
    [Fact]
    public void LayerJson_EveryLayerOfTheLibrary_CanBeRead()
    {
        foreach (Type type in typeof(LayerDefinition).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerDefinition))))
        {
            // A layer left out of LayerJson would fail to be read.
            object?[] arguments = [.. type.GetConstructors()[0].GetParameters().Select(parameter =>
                parameter.HasDefaultValue && parameter.DefaultValue is not null ? parameter.DefaultValue
                : parameter.ParameterType == typeof(double) ? 0.5
                : parameter.ParameterType == typeof(IReadOnlyList<LayerDefinition>) ? new LayerDefinition[] { new ReluDefinition() }
                : parameter.ParameterType == typeof(IReadOnlyList<IReadOnlyList<LayerDefinition>>)
                    ? new LayerDefinition[][] { [new ReluDefinition()], [new SiluDefinition()] }
                : (object?)3)];
            LayerDefinition layer = (LayerDefinition)type.GetConstructors()[0].Invoke(arguments);
            NetworkDefinition network = new(new NetworkInput(InputLayout.Channels, 5), [layer]);

            NetworkDefinition read = JsonMembers.Parse(
                Encoding.UTF8.GetBytes(network.ToJson()), 32, NetworkDefinition.Empty, static (empty, json) => empty.Exchange(json));

            Assert.Equal(network, read);
        }
    }

    [Fact]
    public void JsonNames_EveryEnumeration_NameEachMember()
    {
        Assert.Equal(JsonNames.Padding, Enum.GetNames<PaddingMode>().Select(name => name.ToLowerInvariant()));
        Assert.Equal(JsonNames.Layout, Enum.GetNames<InputLayout>().Select(name => name.ToLowerInvariant()));
    }

    [Fact]
    public void Parse_SeveralFaults_NamesThemAllWithTheirPlace()
    {
        string message = Assert.Throws<ArgumentException>(() => NetworkDefinition.Parse(
            """
            { "input": { "layout": "rows" }, "layers": [ { "type": "conv1d", "kernel": "5", "size": 2 }, { "type": "dense" },
              { "type": "residual", "layers": [ { "type": "silu", "beta": 1 } ], "shortcut": null } ] }
            """)).Message;

        Assert.Contains("input.layout must be one of sequence, channels; it was \"rows\".", message, StringComparison.Ordinal);
        Assert.Contains("input.features is missing.", message, StringComparison.Ordinal);
        Assert.Contains("layers[0].filters is missing.", message, StringComparison.Ordinal);
        Assert.Contains("layers[0].kernel must be a whole number; it was \"5\".", message, StringComparison.Ordinal);
        Assert.Contains("layers[0].size is not known; the members are type, filters, kernel,", message, StringComparison.Ordinal);
        Assert.Contains("layers[1].units is missing.", message, StringComparison.Ordinal);
        Assert.Contains("layers[2].layers[0].beta is not known", message, StringComparison.Ordinal);
        Assert.DoesNotContain("shortcut", message, StringComparison.Ordinal);
    }
}
