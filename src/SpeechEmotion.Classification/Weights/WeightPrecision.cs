namespace SpeechEmotion.Classification;

/// <summary>How weights are stored in a file.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit IEEE float: exact.</summary>
    Full,

    /// <summary>16-bit IEEE float: half the size, about three decimal digits; values beyond ±65,504 are refused.</summary>
    Half,
}
