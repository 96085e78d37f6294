using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>Runs a network on features, in managed code with vector instructions.</summary>
/// <remarks>
/// Safe to use from several threads at once; the same features give the same bits on one machine, whichever thread asks. Scratch
/// memory is pooled: after the first calls nothing is allocated for clips no longer than those before.
/// </remarks>
public sealed class CnnClassifier : IEmotionClassifier
{
    private readonly NetworkInput _input;
    private readonly InferenceChain _network;
    private readonly int _minimumFrames;
    private readonly float _inverseTemperature;
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
        calibration ??= Calibration.None;
        calibration.Validate();
        LabelRules.Check(labels, network.GetLabelCount());
        weights.CheckFits(network);
        Labels = Array.AsReadOnly([.. labels]);
        _input = network.Input;
        _minimumFrames = network.GetMinimumFrames();
        _inverseTemperature = 1 / calibration.Temperature;
        _network = InferenceCompiler.Compile(network.Layers, network.Input.Shape, weights, "layers.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; }

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
        Softmax(probabilities);
    }

    /// <summary>Computes the probabilities of several clips; neighbours of equal length go through the network together.</summary>
    /// <param name="clips">The normalised features of each clip.</param>
    /// <param name="probabilities">Receives one row of probabilities per clip.</param>
    /// <exception cref="ArgumentException">A clip or the destination does not have the expected size, or the features are not finite.</exception>
    public void Classify(IReadOnlyList<FeatureMatrix> clips, Span<float> probabilities)
    {
        ComputeLogits(clips, probabilities);
        for (int start = 0; start < probabilities.Length; start += Labels.Count)
        {
            Softmax(probabilities.Slice(start, Labels.Count));
        }
    }

    /// <summary>Computes the network's outputs before calibration and softmax, as <see cref="Calibration.Fit"/> needs them.</summary>
    /// <param name="features">The normalised features, as for <see cref="Classify(FeatureMatrix, Span{float})"/>.</param>
    /// <param name="logits">Receives one value per label.</param>
    /// <exception cref="ArgumentException">The features or the destination do not have the expected size, or the features are not finite.</exception>
    public void ComputeLogits(FeatureMatrix features, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(features);
        CheckLength(logits.Length, 1);
        Check(features);
        Workspace workspace = _workspaces.Take();
        try
        {
            int frames = FramesOf(features);
            Span<float> input = workspace.Take((long)frames * InputChannels);
            Load(features, input);
            _network.Forward(input, 1, frames, logits, workspace);
            CheckFinite(logits);
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
        CheckLength(logits.Length, clips.Count);
        for (int i = 0; i < clips.Count; i++)
        {
            Check(clips[i]);
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

    private int InputChannels => _input.Layout == InputLayout.Sequence ? 1 : _input.Features;

    private int FramesOf(FeatureMatrix features) =>
        _input.Layout == InputLayout.Sequence ? _input.Features : Math.Max(features.FrameCount, _minimumFrames);

    private int BatchLength(IReadOnlyList<FeatureMatrix> clips, int start)
    {
        // About 1 MiB for each activation: larger groups were measured to be no faster and only take memory.
        const long MaxActivation = 1 << 18;
        int frames = FramesOf(clips[start]);
        long together = MaxActivation / Math.Max(1, _network.LargestIntermediate(1, frames));
        int count = 1;
        while (count < together && start + count < clips.Count && FramesOf(clips[start + count]) == frames)
        {
            count++;
        }

        return count;
    }

    private void RunBatch(IReadOnlyList<FeatureMatrix> clips, int start, int count, Span<float> logits, Workspace workspace)
    {
        int frames = FramesOf(clips[start]);
        int length = frames * InputChannels;
        Span<float> input = workspace.Take((long)count * length);
        for (int i = 0; i < count; i++)
        {
            Load(clips[start + i], input.Slice(i * length, length));
        }

        _network.Forward(input, count, frames, logits, workspace);
        CheckFinite(logits);
        workspace.GiveBack(1);
    }

    private static void Load(FeatureMatrix features, Span<float> input)
    {
        Span<float> values = input[..features.Values.Length];
        Transposition.Copy(features.Values.Span, features.FeatureCount, features.FrameCount, values);
        input[values.Length..].Clear();
    }

    private static void CheckFinite(ReadOnlySpan<float> logits)
    {
        if (!float.IsFinite(TensorPrimitives.SumOfMagnitudes(logits)))
        {
            throw new ArgumentException(
                "The network's outputs are not finite: the features hold NaN, infinity, or values far beyond those of the training set.");
        }
    }

    private void Softmax(Span<float> logits)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.Multiply(logits, _inverseTemperature, logits);
        TensorPrimitives.Exp<float>(logits, logits);
        TensorPrimitives.Divide(logits, TensorPrimitives.Sum<float>(logits), logits);
    }

    private void Check(FeatureMatrix features)
    {
        if (features.FeatureCount != _input.Features)
        {
            throw new ArgumentException($"The network takes {_input.Features} features; the clip has {features.FeatureCount}.", nameof(features));
        }

        if (features.FrameCount == 0 || (_input.Layout == InputLayout.Sequence && features.FrameCount != 1))
        {
            string accepted = _input.Layout == InputLayout.Sequence ? "exactly 1 frame (aggregated features)" : "at least 1 frame";
            throw new ArgumentException($"The network takes {accepted}; the clip has {features.FrameCount}.", nameof(features));
        }
    }

    private void CheckLength(int length, int clips)
    {
        if (length != (long)clips * Labels.Count)
        {
            throw new ArgumentException(
                $"{clips} clips of {Labels.Count} labels give {(long)clips * Labels.Count} values; the destination has {length}.");
        }
    }
}
