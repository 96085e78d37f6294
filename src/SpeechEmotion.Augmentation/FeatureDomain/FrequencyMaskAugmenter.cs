using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Hides runs of neighbouring features over the whole clip.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class FrequencyMaskAugmenter : IFeatureAugmenter
{
    private readonly FrequencyMaskOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public FrequencyMaskAugmenter(FrequencyMaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        int bands = MaskRange.Rows(features, _options.Bands);
        float[] values = features.Values.ToArray();
        for (int mask = 0; mask < _options.Count; mask++)
        {
            (int start, int length) = MaskRange.Draw(bands, _options.MaxFraction, random);
            for (int row = start; row < start + length; row++)
            {
                float fill = MaskRange.FillValue(features.Row(row), _options.Fill);
                values.AsSpan(row * features.FrameCount, features.FrameCount).Fill(fill);
            }
        }

        return new FeatureMatrix(values, features.FeatureCount, features.FrameCount);
    }
}
