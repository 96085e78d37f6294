namespace SpeechEmotion;

/// <summary>How much the voices to be judged are like those the model was trained on: it decides how sure answers are, never which comes first.</summary>
public enum VoiceFamiliarity
{
    /// <summary>
    /// Other voices, microphones, rooms or languages than the training corpora's, as most hosts have. The model is right less often there,
    /// and confidences say so where its maker measured by how much.
    /// </summary>
    Unfamiliar,

    /// <summary>Speakers not heard, but recorded like the training corpora: a test on such a corpus, or a model fitted to the host's own recordings.</summary>
    LikeTraining,
}
