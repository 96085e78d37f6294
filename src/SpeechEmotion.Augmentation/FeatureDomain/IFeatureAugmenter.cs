namespace SpeechEmotion.Augmentation;

/// <summary>Makes a changed copy of a clip's features for training.</summary>
/// <remarks>
/// Stateless and callable from several threads at once. All randomness comes from the passed generator. The input is never written
/// to; the number of features stays, the number of frames may change.
/// </remarks>
public interface IFeatureAugmenter
{
    /// <summary>Returns a changed copy of <paramref name="features"/>.</summary>
    /// <param name="features">The features to change, features × frames.</param>
    /// <param name="random">The only source of randomness; used by one call at a time.</param>
    FeatureMatrix Augment(FeatureMatrix features, Random random);
}
