namespace SpeechEmotion;

/// <summary>The emotion names shared by parsers and models. A corpus or model may use further names.</summary>
public static class EmotionLabels
{
    /// <summary>Anger.</summary>
    public const string Angry = "angry";

    /// <summary>Boredom (EMO-DB).</summary>
    public const string Boredom = "boredom";

    /// <summary>Calm (RAVDESS).</summary>
    public const string Calm = "calm";

    /// <summary>Disgust.</summary>
    public const string Disgust = "disgust";

    /// <summary>Fear.</summary>
    public const string Fear = "fear";

    /// <summary>Happiness, joy.</summary>
    public const string Happy = "happy";

    /// <summary>No marked emotion.</summary>
    public const string Neutral = "neutral";

    /// <summary>Sadness.</summary>
    public const string Sad = "sad";

    /// <summary>Surprise; pleasant surprise in TESS.</summary>
    public const string Surprise = "surprise";

    /// <summary>Gets the eight labels of the models shipped with the library, in ordinal order.</summary>
    public static IReadOnlyList<string> Eight { get; } =
        Array.AsReadOnly([Angry, Calm, Disgust, Fear, Happy, Neutral, Sad, Surprise]);
}
