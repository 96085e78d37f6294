namespace SpeechEmotion.Classification;

/// <summary>How a feature matrix becomes the first layer's input.</summary>
public enum InputLayout
{
    /// <summary>One channel; the aggregated features of the clip (one frame) lie along the length. The notebook's: 1 × 162.</summary>
    Sequence,

    /// <summary>Each feature is a channel; frames are the length, which may differ from clip to clip.</summary>
    Channels,
}
