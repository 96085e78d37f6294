using SpeechEmotion.Audio;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>What a run needs beside its file: its recordings, and what changes no weight.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TrainingRunOptions
{
    /// <summary>Gets the folder that relative corpus folders start from: usually the run file's.</summary>
    public string BaseFolder { get; init; } = "";

    /// <summary>Gets the parsers to choose from; <see langword="null"/> for the built-in ones.</summary>
    public IReadOnlyList<IDatasetParser>? Parsers { get; init; }

    /// <summary>Gets what opens recordings; <see langword="null"/> for WAV alone.</summary>
    public AudioReader? Reader { get; init; }

    /// <summary>Gets where features are kept between runs; <see langword="null"/> for nowhere.</summary>
    public FeatureCache? Cache { get; init; }

    /// <summary>Gets the recordings that <c>recorded_noise</c> mixes behind clips (<see cref="TrainingSetBuilder.NoiseFiles"/>).</summary>
    public IReadOnlyList<string> NoiseFiles { get; init; } = [];

    /// <summary>Gets how many threads train; <see langword="null"/> for what the run's training says, mostly one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Gets the file that lets a broken run go on; <see langword="null"/> for what the run's training says, mostly none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Gets what makes the trainer of a network; <see langword="null"/> for the managed one.</summary>
    public Func<NetworkDefinition, IClassifierTrainer>? CreateTrainer { get; init; }
}
