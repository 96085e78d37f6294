using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Moves all features by some rows; rows without a source repeat the first or the last row.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class BandShiftAugmenter : IFeatureAugmenter
{
    private readonly BandShiftOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public BandShiftAugmenter(BandShiftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        int shift = random.Next(-_options.MaxBands, _options.MaxBands + 1);
        int bands = MaskRange.Rows(features, _options.Bands);
        float[] shifted = features.Values.ToArray();
        for (int row = 0; row < bands; row++)
        {
            int source = Math.Clamp(row - shift, 0, bands - 1);
            features.Row(source).CopyTo(shifted.AsSpan(row * features.FrameCount));
        }

        return new FeatureMatrix(shifted, features.FeatureCount, features.FrameCount);
    }
}
