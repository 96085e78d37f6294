using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>A recipe made ready to run: tables and filter banks are computed once, clips are then only streamed through.</summary>
/// <remarks>Immutable after construction: one pipeline serves all threads, and training and prediction alike.</remarks>
public sealed class FeaturePipeline
{
    /// <summary>The most values (features × frames, before aggregation) that one recording may give: 2²⁸.</summary>
    public const long MaxValues = 1L << 28;

    private readonly IFeatureExtractor[] _extractors;
    private readonly ISpectrumReducer[] _reducers;
    private readonly SpectrumPlan _plan;
    private readonly ClipPreparation _preparation;

    /// <summary>Checks the recipe and builds its extractors.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="ArgumentException">The recipe is wrong; the message names all errors.</exception>
    public FeaturePipeline(FeatureRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = OptionErrors.Checked(recipe, recipe.Validate());
        _extractors = [.. recipe.Features.Select(f => f.CreateExtractor(recipe.Audio.SampleRate, recipe.Stft))];
        _reducers = [.. _extractors.SelectMany(e => e.Reducers).Distinct()];
        _plan = new SpectrumPlan(recipe.Stft);
        _preparation = new ClipPreparation(recipe.Audio);
        if (recipe.Aggregation == FeatureAggregation.None && _extractors.Select(e => e.FrameStep).Distinct().Count() > 1)
        {
            throw new ArgumentException("Features that average different numbers of frames (frame_average) can only stand together when aggregated.");
        }

        string[] names = [.. recipe.Features.SelectMany(f => f.GetFeatureNames())];
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
    /// <exception cref="ArgumentException">Nothing is left, or a sample is NaN or infinite.</exception>
    public AudioSignal Prepare(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return _preparation.Run(signal);
    }

    /// <summary>Computes the features of samples that are already prepared, or changed after <see cref="Prepare"/> by an augmentation.</summary>
    /// <param name="prepared">Samples at the recipe's rate.</param>
    /// <exception cref="ArgumentException">The rate differs, the clip is empty, or a sample is NaN or infinite.</exception>
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
        return Recipe.Aggregation == FeatureAggregation.None ? ExtractFrames(analysis) : ExtractAggregated(analysis);
    }

    /// <summary>Prepares a recording and computes its features.</summary>
    /// <param name="signal">The recording at its own rate.</param>
    /// <exception cref="ArgumentException">Nothing is left after preparation, or a sample is NaN or infinite.</exception>
    public FeatureMatrix Extract(AudioSignal signal) => ExtractPrepared(Prepare(signal));

    /// <summary>Loads and extracts many recordings on all cores; results are in the order of the sources.</summary>
    /// <param name="sources">What to load from, for example file paths.</param>
    /// <param name="load">Loads one recording; called on several threads at once.</param>
    /// <param name="options">How many threads, and cancellation; <see langword="null"/> = all cores.</param>
    /// <exception cref="AggregateException">Loading or extracting failed; the inner exceptions say for which.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public FeatureMatrix[] ExtractMany<TSource>(IReadOnlyList<TSource> sources, Func<TSource, AudioSignal> load, ParallelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(load);
        var results = new FeatureMatrix[sources.Count];
        Parallel.For(0, results.Length, options ?? new ParallelOptions(), i => results[i] = Extract(load(sources[i])));
        return results;
    }

    private static int CountFrames(SignalAnalysis analysis, IFeatureExtractor extractor) =>
        (analysis.FrameCount + extractor.FrameStep - 1) / extractor.FrameStep;

    // A small hop makes hundreds of times as many values as there are samples.
    private void CheckSize(long frames)
    {
        long values = frames * _extractors.Sum(extractor => (long)extractor.FeatureCount);
        if (values > MaxValues)
        {
            throw new ArgumentException(
                $"The recording gives {frames} frames, {values} feature values in all; at most {MaxValues} are computed at once. Give shorter parts.");
        }
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

    // One feature at a time: a long recording holds the frames of one feature only.
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
