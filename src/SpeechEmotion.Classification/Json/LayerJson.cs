using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Reads and writes layers by their "type".</summary>
internal static class LayerJson
{
    // Required members start at 0, which is out of every range.
    private static readonly (string Type, Func<LayerDefinition> Defaults)[] Known =
    [
        ("conv1d", static () => new Conv1dDefinition(0, 0)),
        ("batch_norm", static () => new BatchNormDefinition()),
        ("relu", static () => new ReluDefinition()),
        ("silu", static () => new SiluDefinition()),
        ("dropout", static () => new DropoutDefinition(0)),
        ("max_pool", static () => new MaxPoolDefinition(0)),
        ("average_pool", static () => new AveragePoolDefinition(0)),
        ("global_average_pool", static () => new GlobalAveragePoolDefinition()),
        ("attentive_statistics_pool", static () => new AttentiveStatisticsPoolDefinition(0)),
        ("functionals_pool", static () => new FunctionalsPoolDefinition()),
        ("squeeze_excitation", static () => new SqueezeExcitationDefinition()),
        ("gru", static () => new GruDefinition(0)),
        ("residual", static () => new ResidualDefinition([])),
        ("branches", static () => new BranchesDefinition([])),
        ("flatten", static () => new FlattenDefinition()),
        ("dense", static () => new DenseDefinition(0)),
        ("softmax", static () => new SoftmaxDefinition()),
    ];

    private static readonly string[] Types = [.. Known.Select(layer => layer.Type)];

    /// <summary>A layer: its type, then the members of that type.</summary>
    /// <param name="value">The layer; not used while reading.</param>
    /// <param name="json">The members.</param>
    public static LayerDefinition Exchange(LayerDefinition value, JsonMembers json)
    {
        string? type = json.Type(json.IsReading ? null : value.TypeName, Types);
        LayerDefinition layer = json.IsReading && type is not null ? Array.Find(Known, known => known.Type == type).Defaults() : value;
        return type is null ? value : layer.Exchange(json);
    }
}
