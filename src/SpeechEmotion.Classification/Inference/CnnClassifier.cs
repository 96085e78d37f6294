namespace SpeechEmotion.Classification;

/// <summary>Runs a network on features, in managed code with vector instructions.</summary>
/// <remarks>
/// Safe to use from several threads at once; the same features give the same bits on one machine, whichever thread asks. Scratch
/// memory is pooled: after the first calls nothing is allocated for clips no longer than those before.
/// </remarks>
public sealed class CnnClassifier : IEmotionClassifier
{
    private readonly ClassifierRules _rules;
    private readonly InferenceChain _network;
    private readonly WorkspacePool _workspaces = new();

    /// <summary>Prepares a network: weights are copied and packed, batch normalisation is folded into convolutions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Exactly the tensors the network needs.</param>
    /// <param name="labels">The labels in the order of the network's outputs.</param>
    /// <param name="calibration">The calibration, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">Network, weights, labels or calibration are not valid or do not belong together.</exception>
    public CnnClassifier(NetworkDefinition network, WeightSet weights, IReadOnlyList<string> labels, Calibration? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(labels);
        weights.CheckFits(network);
        _rules = new ClassifierRules(network, labels, calibration ?? Calibration.None);
        _network = InferenceCompiler.Compile(network.Layers, network.Input.Shape, weights, "layers.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => _rules.Labels;

    /// <summary>Computes the probabilities of one clip.</summary>
    /// <param name="features">
    /// The normalised features: one frame for a sequence network, one or more frames for a channels network. A clip with fewer frames
    /// than the network needs is filled up at its end with zeros, which stand for the mean of the training set.
    /// </param>
    /// <param name="probabilities">Receives one probability per label; they sum to 1.</param>
    /// <exception cref="ArgumentException">The features or the destination do not have the expected size, or the features are not finite.</exception>
    public void Classify(FeatureMatrix features, Span<float> probabilities)
    {
        ComputeLogits(features, probabilities);
        _rules.Softmax(features, probabilities);
    }

    /// <summary>Computes the probabilities of several clips; neighbours of equal length go through the network together.</summary>
    /// <param name="clips">The normalised features of each clip.</param>
    /// <param name="probabilities">Receives one row of probabilities per clip.</param>
    /// <exception cref="ArgumentException">A clip or the destination does not have the expected size, or the features are not finite.</exception>
    public void Classify(IReadOnlyList<FeatureMatrix> clips, Span<float> probabilities)
    {
        ComputeLogits(clips, probabilities);
        for (int i = 0; i < clips.Count; i++)
        {
            _rules.Softmax(clips[i], probabilities.Slice(i * Labels.Count, Labels.Count));
        }
    }

    /// <summary>Computes the network's outputs before calibration and softmax, as <see cref="Calibration.Fit"/> needs them.</summary>
    /// <param name="features">The normalised features, as for <see cref="Classify(FeatureMatrix, Span{float})"/>.</param>
    /// <param name="logits">Receives one value per label.</param>
    /// <exception cref="ArgumentException">The features or the destination do not have the expected size, or the features are not finite.</exception>
    public void ComputeLogits(FeatureMatrix features, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(features);
        _rules.CheckLength(logits.Length, 1);
        _rules.Check(features);
        Workspace workspace = _workspaces.Take();
        try
        {
            int frames = _rules.FramesOf(features);
            Span<float> input = workspace.Take((long)frames * _rules.InputChannels);
            InputFrames.Load(features, input);
            _network.Forward(input, 1, frames, logits, workspace);
            ClassifierRules.CheckFinite(logits);
        }
        finally
        {
            _workspaces.Return(workspace);
        }
    }

    /// <summary>Computes the network's outputs of several clips before calibration and softmax.</summary>
    /// <param name="clips">The normalised features of each clip.</param>
    /// <param name="logits">Receives one row of values per clip.</param>
    /// <exception cref="ArgumentException">A clip or the destination does not have the expected size, or the features are not finite.</exception>
    public void ComputeLogits(IReadOnlyList<FeatureMatrix> clips, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(clips);
        _rules.CheckLength(logits.Length, clips.Count);
        for (int i = 0; i < clips.Count; i++)
        {
            _rules.Check(clips[i]);
        }

        Workspace workspace = _workspaces.Take();
        try
        {
            for (int start = 0; start < clips.Count;)
            {
                int count = BatchLength(clips, start);
                RunBatch(clips, start, count, logits.Slice(start * Labels.Count, count * Labels.Count), workspace);
                start += count;
            }
        }
        finally
        {
            _workspaces.Return(workspace);
        }
    }

    private int BatchLength(IReadOnlyList<FeatureMatrix> clips, int start)
    {
        // About 1 MiB for each activation: larger groups were measured to be no faster and only take memory.
        const long MaxActivation = 1 << 18;
        int frames = _rules.FramesOf(clips[start]);
        long largest = Math.Max((long)frames * _rules.InputChannels, _network.LargestActivation(frames));
        long together = MaxActivation / largest;
        int count = 1;
        while (count < together && start + count < clips.Count && _rules.FramesOf(clips[start + count]) == frames)
        {
            count++;
        }

        return count;
    }

    private void RunBatch(IReadOnlyList<FeatureMatrix> clips, int start, int count, Span<float> logits, Workspace workspace)
    {
        int frames = _rules.FramesOf(clips[start]);
        int length = frames * _rules.InputChannels;
        Span<float> input = workspace.Take((long)count * length);
        for (int i = 0; i < count; i++)
        {
            InputFrames.Load(clips[start + i], input.Slice(i * length, length));
        }

        _network.Forward(input, count, frames, logits, workspace);
        ClassifierRules.CheckFinite(logits);
        workspace.GiveBack(1);
    }
}
