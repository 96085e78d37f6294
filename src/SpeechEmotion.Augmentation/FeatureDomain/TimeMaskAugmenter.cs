using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Hides runs of frames, all features at once.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class TimeMaskAugmenter : IFeatureAugmenter
{
    private readonly TimeMaskOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public TimeMaskAugmenter(TimeMaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        float[] values = features.Values.ToArray();
        for (int mask = 0; mask < _options.Count; mask++)
        {
            (int start, int length) = MaskRange.Draw(features.FrameCount, _options.MaxFraction, random);
            for (int row = 0; length > 0 && row < features.FeatureCount; row++)
            {
                float fill = MaskRange.FillValue(features.Row(row), _options.Fill);
                values.AsSpan((row * features.FrameCount) + start, length).Fill(fill);
            }
        }

        return new FeatureMatrix(values, features.FeatureCount, features.FrameCount);
    }
}
