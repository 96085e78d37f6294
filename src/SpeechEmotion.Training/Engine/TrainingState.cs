using SpeechEmotion.Classification;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Engine;

/// <summary>What steps change, whatever engine makes them: parameters, the optimiser's moments and count, the moving average.</summary>
internal sealed class TrainingState
{
    /// <summary>Sets everything to its start.</summary>
    public TrainingState(NetworkDefinition network, TrainingOptions options)
    {
        Parameters = new ParameterStore(network);
        WeightInitializer.Initialize(Parameters, options.Initialization, options.Seed);
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
