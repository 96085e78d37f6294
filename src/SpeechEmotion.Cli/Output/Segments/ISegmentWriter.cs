namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Writes the segments of one recording in one format.</summary>
internal interface ISegmentWriter
{
    /// <summary>Gets whether segments must come in the order of their beginnings, whatever the channel.</summary>
    bool NeedsOrder { get; }

    /// <summary>Writes what stands before the first segment.</summary>
    void Begin();

    /// <summary>Writes one segment.</summary>
    void Write(EmotionSegment segment);

    /// <summary>Writes what follows the last segment.</summary>
    void End();
}
