namespace SpeechEmotion.Features;

/// <summary>A recipe made ready to run: tables and filter banks are computed once, clips are then only streamed through.</summary>
/// <remarks>Immutable after construction: one pipeline serves all threads, and training and prediction alike.</remarks>
public sealed class FeaturePipeline
{
    private readonly IFeatureExtractor[] _extractors;

    /// <summary>Checks the recipe and builds its extractors.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="ArgumentException">The recipe is wrong; the message names all errors.</exception>
    public FeaturePipeline(FeatureRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = OptionErrors.Checked(recipe, recipe.Validate());
        _extractors = [.. recipe.Features.Select(f => f.CreateExtractor(recipe.Audio.SampleRate, recipe.Stft))];
        string[] names = [.. recipe.Features.SelectMany(f => f.GetFeatureNames())];
        FeatureNames = recipe.Aggregation == FeatureAggregation.MeanStd
            ? [.. names.Select(n => $"{n}_mean"), .. names.Select(n => $"{n}_std")]
            : names;
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
    public AudioSignal Prepare(AudioSignal signal) => throw new NotSupportedException(_extractors.Length.ToString());

    /// <summary>Computes the features of samples that are already prepared, or changed after <see cref="Prepare"/> by an augmentation.</summary>
    /// <param name="prepared">Samples at the recipe's rate.</param>
    /// <exception cref="ArgumentException">The rate differs, the clip is empty, or a sample is NaN or infinite.</exception>
    public FeatureMatrix ExtractPrepared(AudioSignal prepared) => throw new NotSupportedException();

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
}
