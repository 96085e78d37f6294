namespace SpeechEmotion.Classification;

/// <summary>What of a clip reaches a network's first layer: a clip too short for the network is filled up with zeros.</summary>
internal sealed class InputFrames(NetworkDefinition network)
{
    private readonly int _minimum = network.GetMinimumFrames();

    /// <summary>Gives the number of frames for a clip.</summary>
    public int Of(FeatureMatrix features) =>
        network.Input.Layout == InputLayout.Sequence ? network.Input.Features : Math.Max(features.FrameCount, _minimum);

    /// <summary>Writes a clip as the first layer takes it, frames × channels, zeros behind it.</summary>
    public static void Load(FeatureMatrix features, Span<float> input)
    {
        Span<float> values = input[..features.Values.Length];
        Transposition.Copy(features.Values.Span, features.FeatureCount, features.FrameCount, values);
        input[values.Length..].Clear();
    }
}
