using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>What a bootstrap draws with replacement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BootstrapUnit>))]
public enum BootstrapUnit
{
    /// <summary>Speakers with all their clips: says how the figure would move with other speakers, which is what users meet.</summary>
    [JsonStringEnumMemberName("speakers")]
    Speakers,

    /// <summary>Single clips, each with the answers of all seeds: narrower, because it takes the speakers as given.</summary>
    [JsonStringEnumMemberName("clips")]
    Clips,
}
