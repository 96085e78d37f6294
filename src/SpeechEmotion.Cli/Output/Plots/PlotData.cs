
namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>What a picture of a recording shows.</summary>
internal sealed record PlotData
{
    /// <summary>Gets the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the model's name and version.</summary>
    public required string Model { get; init; }

    /// <summary>Gets where the part that is shown begins in the recording.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>Gets the samples shown.</summary>
    public required AudioSignal Signal { get; init; }

    /// <summary>Gets whether the recording goes on.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Gets the decibels below the loudest of each mel band (rows) and step of time (columns).</summary>
    public required FeatureMatrix Spectrogram { get; init; }

    /// <summary>Gets the highest frequency of the spectrogram, in hertz.</summary>
    public required double TopFrequency { get; init; }

    /// <summary>Gets the emotions, a row each.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets the overlapping windows with their probabilities.</summary>
    public required IReadOnlyList<EmotionSegment> Windows { get; init; }

    /// <summary>Gets the turns, which do not overlap.</summary>
    public required IReadOnlyList<EmotionSegment> Turns { get; init; }
}
