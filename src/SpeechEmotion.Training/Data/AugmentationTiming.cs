using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>When a training set's clips are changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AugmentationTiming>))]
public enum AugmentationTiming
{
    /// <summary>
    /// Once: each clip becomes one example a variant of the plan, as in the notebook. Fast epochs; features can be cached. The plan's
    /// steps on features are still taken anew in every epoch: they cost next to nothing.
    /// </summary>
    [JsonStringEnumMemberName("beforehand")]
    Beforehand,

    /// <summary>
    /// Anew in every epoch: each clip is one example that never sounds twice the same. Costs feature extraction in every epoch.
    /// </summary>
    [JsonStringEnumMemberName("each_epoch")]
    EachEpoch,
}
