using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>One corpus a model was trained on. Descriptive: it changes no number.</summary>
public sealed record CorpusInfo
{
    /// <summary>Gets the name, for example "RAVDESS".</summary>
    public required string Name { get; init; }

    /// <summary>Gets the licence of the recordings, for example "CC BY-NC-SA 4.0".</summary>
    public string? Licence { get; init; }

    /// <summary>Gets where the corpus is published.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the number of recordings used in training.</summary>
    public int? Clips { get; init; }

    /// <summary>Gets the number of speakers heard in training.</summary>
    public int? Speakers { get; init; }

    internal CorpusInfo Exchange(JsonMembers json)
    {
        json.SkipUnknown();
        return new CorpusInfo
        {
            Name = json.Text("name", Name, isRequired: true),
            Licence = json.OptionalText("licence", Licence),
            Source = json.OptionalText("source", Source),
            Clips = json.Member("clips", Clips),
            Speakers = json.Member("speakers", Speakers),
        };
    }
}
