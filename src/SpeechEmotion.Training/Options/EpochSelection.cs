using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>Which epoch's weights are kept.</summary>
public enum EpochSelection
{
    /// <summary>The epoch of highest unweighted average recall on the validation set; of equals the one of lower loss.</summary>
    [JsonStringEnumMemberName("validation_uar")]
    ValidationUar,

    /// <summary>The epoch of lowest loss on the validation set.</summary>
    [JsonStringEnumMemberName("validation_loss")]
    ValidationLoss,

    /// <summary>The last epoch, as in the notebook.</summary>
    [JsonStringEnumMemberName("last")]
    Last,
}
