namespace SpeechEmotion;

/// <summary>The sex a corpus states for a speaker.</summary>
public enum SpeakerSex
{
    /// <summary>The corpus does not say.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
