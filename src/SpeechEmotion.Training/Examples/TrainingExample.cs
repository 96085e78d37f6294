namespace SpeechEmotion.Training;

/// <summary>One labelled clip, or one variant of it.</summary>
/// <param name="Features">What the recipe gives for the clip, before normalisation.</param>
/// <param name="Label">The label's index in the set's labels.</param>
/// <param name="SpeakerKey">Who speaks, unique over all corpora: "ravdess/21".</param>
/// <param name="Id">Which recording it is; variants of one recording share it.</param>
/// <param name="Dataset">Which corpus it comes from.</param>
public sealed record TrainingExample(FeatureMatrix Features, int Label, string SpeakerKey, string Id, string Dataset = "");
