namespace SpeechEmotion.Augmentation;

/// <summary>Interpolates the features linearly at a new number of frames; the first and the last frame stay.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class TimeScaleAugmenter : IFeatureAugmenter
{
    private readonly TimeScaleOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public TimeScaleAugmenter(TimeScaleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        double factor = _options.Factor.Draw(random);
        if (features.FrameCount < 2)
        {
            return features;
        }

        int frames = Math.Max(2, (int)Math.Round(features.FrameCount * factor));
        double step = (features.FrameCount - 1.0) / (frames - 1);
        float[] scaled = new float[features.FeatureCount * frames];
        int[] lefts = new int[frames];
        float[] weights = new float[frames];
        for (int frame = 0; frame < frames; frame++)
        {
            lefts[frame] = Math.Min((int)(frame * step), features.FrameCount - 2);
            weights[frame] = (float)((frame * step) - lefts[frame]);
        }

        for (int row = 0; row < features.FeatureCount; row++)
        {
            ReadOnlySpan<float> values = features.Row(row);
            Span<float> target = scaled.AsSpan(row * frames, frames);
            for (int frame = 0; frame < target.Length; frame++)
            {
                int left = lefts[frame];
                target[frame] = float.Lerp(values[left], values[left + 1], weights[frame]);
            }
        }

        return new FeatureMatrix(scaled, features.FeatureCount, frames);
    }
}
