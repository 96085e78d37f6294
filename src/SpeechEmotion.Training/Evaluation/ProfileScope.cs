namespace SpeechEmotion.Training;

/// <summary>Whose other clips make the profile that a test clip is judged with.</summary>
public enum ProfileScope
{
    /// <summary>Those of the clip's speaker: what a host gets that knows who speaks.</summary>
    Speaker,

    /// <summary>Those of its corpus, whoever speaks: what a host gets that knows the microphone, the room and the language.</summary>
    Corpus,
}
