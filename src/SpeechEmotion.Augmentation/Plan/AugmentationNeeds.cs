namespace SpeechEmotion.Augmentation;

/// <summary>Which recordings a step mixes in, so that those that nobody needs are not read.</summary>
[Flags]
public enum AugmentationNeeds
{
    /// <summary>None: the step makes its sound itself.</summary>
    None = 0,

    /// <summary>Clips of the training side: <see cref="AugmentationSources.Speech"/> and <see cref="AugmentationSources.SameLabel"/>.</summary>
    Speech = 1,

    /// <summary>Recorded noises: <see cref="AugmentationSources.Noises"/>.</summary>
    Noises = 2,
}
