namespace SpeechEmotion.Training.Adaptation;

/// <summary>What corpora weigh when a layer is fitted to several.</summary>
internal enum CorpusWeight
{
    /// <summary>Each as many as its clips.</summary>
    ByClips,

    /// <summary>All the same.</summary>
    Even,
}
