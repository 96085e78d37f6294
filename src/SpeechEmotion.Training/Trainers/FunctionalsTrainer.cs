using SpeechEmotion.Classification;
using SpeechEmotion.Training.Adaptation;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>
/// Lets another trainer train a network, then fits a linear classifier to the functionals of the same features (mean, spread, percentiles and
/// change over the clip) and adds its outputs to the network's. The two err differently: what a voice is like on the whole carries over to
/// other languages and rooms better than what a network has learnt to look for.
/// </summary>
/// <remarks>
/// <para>The classifier minimises what <see cref="ModelAdaptation"/> minimises, from zero: convex, so the same clips give the same answer
/// whatever the seed. It learns from every variant of the training clips, whole; every corpus counts for the same, and every label in it;
/// labels compete as in the last stage of training. It becomes a branch of the network (<see cref="FunctionalsPoolDefinition"/>)
/// before the last dense layer, so that it is adapted with it.</para>
/// <para>As safe for concurrent use as the other trainer.</para>
/// </remarks>
public sealed class FunctionalsTrainer : IClassifierTrainer, IDescribedTrainer
{
    private readonly IClassifierTrainer _trainer;
    private readonly FunctionalsOptions _options;

    /// <summary>Creates the trainer.</summary>
    /// <param name="trainer">Trains the network, which ends with a dense layer with bias, and softmax.</param>
    /// <param name="options">How the classifier is fitted and joined; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FunctionalsTrainer(IClassifierTrainer trainer, FunctionalsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        (_trainer, _options) = (trainer, options ?? new());
        _options.Validate();
    }

    string IDescribedTrainer.Description => FormattableString.Invariant(
        $"functionals {_options.MaskChannel} {_options.Penalty} {_options.Share} beside [{IDescribedTrainer.Of(_trainer)}]");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As said, or the network cannot be joined; told once it is trained.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        ModelBundle model = _trainer.Train(training, validation, options, progress, cancellationToken);
        LabelSpaces spaces = new(training, options.LastStage with { BalanceClasses = true });
        using WorkerTeam team = new(options.Threads ?? Environment.ProcessorCount);
        ModelBundle linear = Linear(model);
        linear = linear with { Weights = HeadFit.Run(linear, training, spaces, CorpusWeight.Even, _options.Penalty, team, cancellationToken) };
        ModelBundle joined = ModelJoin.Add(model, linear, (float)_options.Share);
        return ModelCalibration.Apply(joined, training, validation, options, cancellationToken);
    }

    /// <summary>Gives the network that the classifier makes of another.</summary>
    /// <exception cref="ArgumentException">The network does not end with a dense layer with bias, and softmax, or the classifier does not fit beside it.</exception>
    internal static NetworkDefinition NetworkOf(NetworkDefinition network, FunctionalsOptions options) => ModelJoin.NetworkOf(network, [Pool(options)]);

    private static FunctionalsPoolDefinition Pool(FunctionalsOptions options) => new(options.MaskChannel);

    private ModelBundle Linear(ModelBundle model)
    {
        NetworkDefinition network = model.Network with
        {
            Layers = [Pool(_options), new DenseDefinition(model.Labels.Count), new SoftmaxDefinition()],
        };
        network.Validate();
        return model with
        {
            Network = network,
            Weights = new WeightSet([.. network.GetParameters().Select(
                parameter => new WeightTensor(parameter.Name, parameter.Shape, new float[parameter.Count]))]),
            ProbeJson = null,
        };
    }
}
