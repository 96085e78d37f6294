using System.Buffers;
using System.Globalization;
using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>A recipe made ready to run: tables and filter banks are computed once, clips are then only streamed through.</summary>
/// <remarks>Immutable after construction: one pipeline serves all threads, and training and prediction alike.</remarks>
public sealed class FeaturePipeline
{
    /// <summary>
    /// The most values (features × frames, before aggregation) that one recording may give: 2²⁸. As many may be reduced from its spectrum
    /// (<see cref="ISpectrumReducer.RowCount"/> × frames) for them.
    /// </summary>
    public const long MaxValues = 1L << 28;

    private readonly IFeatureExtractor[] _extractors;
    private readonly ISpectrumReducer[] _reducers;
    private readonly SpectrumPlan _plan;
    private readonly ClipPreparation _preparation;

    /// <summary>Checks the recipe and builds its extractors.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="ArgumentException">
    /// The recipe is wrong, the message naming all errors; or a feature has another number of rows than of names.
    /// </exception>
    public FeaturePipeline(FeatureRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = OptionRules.Checked(recipe, recipe.GetErrors());
        _extractors = [.. recipe.Features.Select(f => f.CreateExtractor(recipe.Audio.SampleRate, recipe.Stft))];
        _reducers = [.. _extractors.SelectMany(e => e.Reducers).Distinct()];
        _plan = new SpectrumPlan(recipe.Stft);
        _preparation = new ClipPreparation(recipe.Audio);
        if (recipe.Aggregation == FeatureAggregation.None && _extractors.Select(e => e.FrameStep).Distinct().Count() > 1)
        {
            throw new ArgumentException("Features that average different numbers of frames (frame_average) can only stand together when aggregated.");
        }

        if (Array.Find(_extractors, extractor => extractor.FrameStep < 1) is { } stuck)
        {
            throw new ArgumentException($"The extractor {stuck.GetType().Name} averages {stuck.FrameStep} frames (FrameStep); it must be 1 or more.");
        }

        string[] names = [.. recipe.Features.Zip(_extractors).SelectMany(pair => NamesOf(pair.First, pair.Second))];
        FeatureNames = [.. FrameStatistics.Suffixes(recipe.Aggregation).SelectMany(suffix => names.Select(name => name + suffix))];
    }

    /// <summary>Gets the recipe.</summary>
    public FeatureRecipe Recipe { get; }

    /// <summary>Gets the names of the rows of the matrices, in order.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Gets the number of rows of the matrices.</summary>
    public int FeatureCount => FeatureNames.Count;

    /// <summary>Cuts, resamples and trims a recording as the recipe says.</summary>
    /// <param name="signal">The recording at its own rate.</param>
    /// <exception cref="ArgumentException">
    /// Nothing is left, the rate is more than 256 times or less than 1/256 of the recipe's, or a sample is NaN or infinite.
    /// </exception>
    public AudioSignal Prepare(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return _preparation.Run(signal).Signal;
    }

    /// <summary>Prepares a recording as <see cref="Prepare"/> does, and says what was heard on the way.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Prepare"/>.</exception>
    internal PreparedClip PrepareClip(AudioSignal signal) => _preparation.Run(signal);

    /// <summary>Computes the features of samples that are already prepared, or changed after <see cref="Prepare"/> by an augmentation.</summary>
    /// <param name="prepared">Samples at the recipe's rate.</param>
    /// <exception cref="ArgumentException">
    /// The rate differs, the clip is empty or too long (<see cref="MaxValues"/>), or a sample or a feature of it is NaN or infinite.
    /// </exception>
    public FeatureMatrix ExtractPrepared(AudioSignal prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        if (prepared.SampleRate != Recipe.Audio.SampleRate)
        {
            throw new ArgumentException(
                $"Prepared samples must be at the recipe's rate, {Recipe.Audio.SampleRate} Hz; they are at {prepared.SampleRate} Hz.", nameof(prepared));
        }

        AudioSignal signal = Recipe.Audio.PreEmphasis is { } coefficient ? PreEmphasis.Apply(prepared, coefficient) : prepared;
        using SignalAnalysis analysis = new(signal, _plan);
        CheckSize(analysis.FrameCount);
        analysis.ReduceAll(_reducers);
        FeatureMatrix features = Recipe.Aggregation == FeatureAggregation.None ? ExtractFrames(analysis) : ExtractAggregated(analysis);
        CheckFinite(features, signal.Samples.Span);
        return features;
    }

    /// <summary>Prepares a recording and computes its features.</summary>
    /// <param name="signal">The recording at its own rate.</param>
    /// <exception cref="ArgumentException">
    /// Nothing is left after preparation, the clip is too long (<see cref="MaxValues"/>), or a sample or a feature of it is NaN or infinite.
    /// </exception>
    public FeatureMatrix Extract(AudioSignal signal) => ExtractPrepared(Prepare(signal));

    /// <summary>Loads and extracts many recordings on all cores; results are in the order of the sources.</summary>
    /// <param name="sources">What to load from, for example file paths.</param>
    /// <param name="load">Loads one recording; called on several threads at once.</param>
    /// <param name="options">How many threads, and cancellation; <see langword="null"/> = all cores.</param>
    /// <exception cref="AggregateException">Loading or extracting failed; where a recording has no features, the inner exception names it.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public FeatureMatrix[] ExtractMany<TSource>(IReadOnlyList<TSource> sources, Func<TSource, AudioSignal> load, ParallelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(load);
        FeatureMatrix[] results = new FeatureMatrix[sources.Count];
        Parallel.For(0, results.Length, options ?? new ParallelOptions(), i =>
        {
            AudioSignal signal = load(sources[i]);
            try
            {
                results[i] = Extract(signal);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException($"Source {i} ({sources[i]}): {e.Message}", e);
            }
        });
        return results;
    }

    /// <summary>Gives how long a prepared clip of so many frames is at most: any length where features are of a whole clip.</summary>
    internal TimeSpan LongestDuration(int frames) => Recipe.Aggregation == FeatureAggregation.None
        ? TimeSpan.FromSeconds((((double)frames * _extractors[0].FrameStep * Recipe.Stft.HopLength) + Recipe.Stft.FftSize) / Recipe.Audio.SampleRate)
        : TimeSpan.MaxValue;

    /// <summary>Gives about how many frames a prepared clip so long has; <see langword="null"/> where features are of a whole clip.</summary>
    internal int? FramesOf(TimeSpan duration) => Recipe.Aggregation == FeatureAggregation.None
        ? (int)Math.Round(duration.TotalSeconds * Recipe.Audio.SampleRate / ((double)_extractors[0].FrameStep * Recipe.Stft.HopLength))
        : null;

    private static int CountFrames(SignalAnalysis analysis, IFeatureExtractor extractor) =>
        (analysis.FrameCount + extractor.FrameStep - 1) / extractor.FrameStep;

    // Features from outside the library can disagree with themselves; every later row would then stand under a wrong name.
    private static IReadOnlyList<string> NamesOf(FeatureOptions feature, IFeatureExtractor extractor)
    {
        IReadOnlyList<string> names = feature.GetFeatureNames();
        return names.Count == extractor.FeatureCount
            ? names
            : throw new ArgumentException(
                $"The feature {feature.GetType().Name} has {names.Count} names (GetFeatureNames), but "
                + $"its extractor writes {extractor.FeatureCount} rows (FeatureCount); both must be the same.");
    }

    // A small hop makes hundreds of times as many values as there are samples, and one coefficient may rest on a thousand bands.
    private void CheckSize(long frames)
    {
        long values = frames * _extractors.Sum(extractor => (long)extractor.FeatureCount);
        long reduced = frames * _reducers.Sum(reducer => (long)reducer.RowCount);
        if (Math.Max(values, reduced) > MaxValues)
        {
            throw new ArgumentException(
                $"The recording gives {frames} frames, {values} feature values in all from {reduced} of the spectrum; "
                + $"at most {MaxValues} of either are computed at once. Give shorter parts.");
        }
    }

    private void CheckFinite(FeatureMatrix features, ReadOnlySpan<float> samples)
    {
        ReadOnlySpan<float> values = features.Values.Span;
        int index = 0;
        while (index < values.Length && float.IsFinite(values[index]))
        {
            index++;
        }

        if (index == values.Length)
        {
            return;
        }

        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"The feature {FeatureNames[index / features.FrameCount]} came out as {values[index]}, which no classifier can use. "
            + $"Full scale is -1 to 1; the samples reach {MathF.Abs(TensorPrimitives.MaxMagnitude(samples))}, and squares above {float.MaxValue} are lost."));
    }

    private FeatureMatrix ExtractFrames(SignalAnalysis analysis)
    {
        int frames = CountFrames(analysis, _extractors[0]);
        float[] values = new float[checked(FeatureCount * frames)];
        int at = 0;
        foreach (IFeatureExtractor extractor in _extractors)
        {
            extractor.Extract(analysis, values.AsSpan(at, extractor.FeatureCount * frames));
            at += extractor.FeatureCount * frames;
        }

        return new FeatureMatrix(values, FeatureCount, frames);
    }

    // One feature at a time: beside what is reduced from the spectrum, a long recording holds the frames of one feature only.
    private FeatureMatrix ExtractAggregated(SignalAnalysis analysis)
    {
        float[] values = new float[FeatureCount];
        int rowCount = FeatureCount / FrameStatistics.Suffixes(Recipe.Aggregation).Count;
        double secondsPerFrame = (double)Recipe.Stft.HopLength / Recipe.Audio.SampleRate;
        int row = 0;
        foreach (IFeatureExtractor extractor in _extractors)
        {
            int frames = CountFrames(analysis, extractor);
            float[] rented = ArrayPool<float>.Shared.Rent(checked(extractor.FeatureCount * frames));
            extractor.Extract(analysis, rented.AsSpan(0, extractor.FeatureCount * frames));
            for (int feature = 0; feature < extractor.FeatureCount; feature++, row++)
            {
                FrameStatistics.Compute(
                    Recipe.Aggregation, rented.AsSpan(feature * frames, frames), secondsPerFrame * extractor.FrameStep, values.AsSpan(row), rowCount);
            }

            ArrayPool<float>.Shared.Return(rented);
        }

        return new FeatureMatrix(values, FeatureCount, 1);
    }
}
