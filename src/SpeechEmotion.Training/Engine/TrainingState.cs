using SpeechEmotion.Classification;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Engine;

/// <summary>What steps change, whatever engine makes them: parameters, the optimiser's moments and count, the moving average.</summary>
internal sealed class TrainingState
{
    /// <summary>Sets everything to its start.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">Initialisation, seed, optimiser and average.</param>
    /// <param name="weights">The weights to start from; <see langword="null"/> for those that the options say.</param>
    public TrainingState(NetworkDefinition network, TrainingOptions options, WeightSet? weights)
    {
        Parameters = new ParameterStore(network);
        if (weights is null)
        {
            WeightInitializer.Initialize(Parameters, options.Initialization, options.Seed);
        }
        else
        {
            Parameters.Load(weights);
        }

        Optimizer = new AdamOptimizer(options.Optimizer, Parameters);
        Average = options.EmaDecay > 0 ? new WeightAverage(options.EmaDecay, Parameters) : null;
    }

    /// <summary>Gets the parameters.</summary>
    public ParameterStore Parameters { get; }

    /// <summary>Gets the optimiser with its moments; only the managed engine steps with it.</summary>
    public AdamOptimizer Optimizer { get; }

    /// <summary>Gets the moving average of the parameters, if one is kept.</summary>
    public WeightAverage? Average { get; }
}
