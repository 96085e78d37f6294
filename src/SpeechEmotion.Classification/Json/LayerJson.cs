using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Reads and writes layers by their "type".</summary>
internal static class LayerJson
{
    // Layers as they are where JSON leaves everything out; required members start at 0, which is out of every range.
    private static readonly LayerDefinition[] Known =
    [
        new Conv1dDefinition(0, 0),
        new BatchNormDefinition(),
        new ReluDefinition(),
        new SiluDefinition(),
        new DropoutDefinition(0),
        new MaxPoolDefinition(0),
        new AveragePoolDefinition(0),
        new GlobalAveragePoolDefinition(),
        new AttentiveStatisticsPoolDefinition(0),
        new FunctionalsPoolDefinition(),
        new SqueezeExcitationDefinition(),
        new GruDefinition(0),
        new ResidualDefinition([]),
        new BranchesDefinition([]),
        new FlattenDefinition(),
        new DenseDefinition(0),
        new SoftmaxDefinition(),
    ];

    private static readonly string[] Types = [.. Known.Select(layer => layer.TypeName)];

    /// <summary>A layer: its type, then the members of that type.</summary>
    /// <param name="value">The layer; not used while reading.</param>
    /// <param name="json">The members.</param>
    public static LayerDefinition Exchange(LayerDefinition value, JsonMembers json)
    {
        string? type = json.Type(json.IsReading ? null : value.TypeName, Types);
        LayerDefinition layer = json.IsReading && type is not null ? Array.Find(Known, known => known.TypeName == type)! : value;
        return type is null ? value : layer.Exchange(json);
    }
}
