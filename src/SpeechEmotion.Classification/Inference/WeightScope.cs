namespace SpeechEmotion.Classification;

/// <summary>The tensors of one layer: those whose names start with its prefix.</summary>
internal readonly record struct WeightScope(WeightSet Weights, string Prefix)
{
    public ReadOnlySpan<float> this[string name] => Weights[Prefix + name].Values.Span;

    /// <summary>Gets a copy of a tensor, or an empty array where there is none.</summary>
    public float[] CopyOrEmpty(string name) => Weights.TryGet(Prefix + name, out WeightTensor? tensor) ? tensor.Values.ToArray() : [];
}
