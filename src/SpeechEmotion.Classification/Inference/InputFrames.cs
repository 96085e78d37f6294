namespace SpeechEmotion.Classification;

/// <summary>How many frames of a clip reach a network's first layer: a clip too short for the network is filled up with zeros.</summary>
internal sealed class InputFrames(NetworkDefinition network)
{
    private readonly int _minimum = network.GetMinimumFrames();

    /// <summary>Gives the frames for a clip.</summary>
    public int Of(FeatureMatrix features) =>
        network.Input.Layout == InputLayout.Sequence ? network.Input.Features : Math.Max(features.FrameCount, _minimum);
}
