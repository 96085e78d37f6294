using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.TorchSharp.Layers;
using SpeechEmotion.Training.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp;

/// <summary>Runs a model's network with libtorch, many clips at a time; answers as <see cref="CnnClassifier"/> gives, to 1e-4.</summary>
/// <remarks>
/// Safe to use from several threads at once; only <see cref="Dispose"/> must wait until no call is under way. No call leaves tensors
/// behind or depends on the caller's dispose scope.
/// </remarks>
public sealed class TorchSharpClassifier : IEmotionClassifier, IDisposable
{
    // Of all clips of a batch together: enough to keep a device busy, few enough for its memory.
    private const int FramesPerBatch = 1 << 15;

    private readonly ClassifierRules _rules;
    private readonly TorchNetwork _network;
    private readonly Device _device;
    private readonly TorchParameters _parameters;
    private readonly Dictionary<string, Tensor> _weights;
    private bool _disposed;

    /// <summary>Copies a model's weights to a device.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The device, or <see langword="null"/> for the processor.</param>
    /// <exception cref="ArgumentException">The model's parts do not belong together, or options are out of range.</exception>
    /// <exception cref="DllNotFoundException">libtorch does not load; the message has the package line to add.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and is not available.</exception>
    public TorchSharpClassifier(ModelBundle model, TorchSharpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new TorchSharpOptions();
        options.Validate();
        model.Weights.CheckFits(model.Network);
        _rules = new ClassifierRules(model.Network, model.Labels, model.Calibration);
        _network = new TorchNetwork(model.Network);
        ParameterStore store = new(model.Network);
        store.Load(model.Weights);
        _device = LibTorch.Open(options);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = no_grad();
        _parameters = new TorchParameters(store, _device);
        _parameters.Push();
        _weights = _parameters.ByName(_parameters.Values).ToDictionary(pair => pair.Key, pair => pair.Value.DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => _rules.Labels;

    /// <inheritdoc/>
    public void Classify(FeatureMatrix features, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(features);
        Classify([features], probabilities);
    }

    /// <summary>Computes the probabilities of several clips, of equal or different lengths.</summary>
    /// <param name="clips">The normalised features of each clip, as for <see cref="CnnClassifier"/>.</param>
    /// <param name="probabilities">Receives one row of probabilities per clip.</param>
    /// <exception cref="ArgumentException">
    /// A clip or the destination does not have the expected size, or the features are not finite.
    /// </exception>
    public void Classify(IReadOnlyList<FeatureMatrix> clips, Span<float> probabilities)
    {
        ComputeLogits(clips, probabilities);
        for (int i = 0; i < clips.Count; i++)
        {
            _rules.Softmax(clips[i], probabilities.Slice(i * Labels.Count, Labels.Count));
        }
    }

    /// <summary>Computes the network's outputs before calibration and softmax.</summary>
    /// <param name="clips">The normalised features of each clip.</param>
    /// <param name="logits">Receives one row of values per clip.</param>
    /// <exception cref="ArgumentException">
    /// A clip or the destination does not have the expected size, or the features are not finite.
    /// </exception>
    public void ComputeLogits(IReadOnlyList<FeatureMatrix> clips, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _rules.CheckLength(logits.Length, clips.Count);
        foreach (FeatureMatrix clip in clips)
        {
            _rules.Check(clip);
        }

        // Clips of like length share a batch, so that little padding is computed.
        int[] order = [.. Enumerable.Range(0, clips.Count).OrderBy(i => _rules.FramesOf(clips[i]))];
        for (int start = 0, count; start < order.Length; start += count)
        {
            count = BatchLength(clips, order.AsSpan(start));
            RunBatch(clips, order.AsSpan(start, count), logits);
        }

        ClassifierRules.CheckFinite(logits);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        foreach (Tensor weight in _weights.Values)
        {
            weight.Dispose();
        }

        _parameters.Dispose();
    }

    private int BatchLength(IReadOnlyList<FeatureMatrix> clips, ReadOnlySpan<int> order)
    {
        int count = 1;
        while (count < order.Length && (count + 1L) * _rules.FramesOf(clips[order[count]]) <= FramesPerBatch)
        {
            count++;
        }

        return count;
    }

    private void RunBatch(IReadOnlyList<FeatureMatrix> clips, ReadOnlySpan<int> batch, Span<float> logits)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = no_grad();
        int[] lengths = new int[batch.Length];
        for (int i = 0; i < batch.Length; i++)
        {
            lengths[i] = _rules.FramesOf(clips[batch[i]]);
        }

        int frames = lengths[^1], channels = _rules.InputChannels;
        float[] values = new float[batch.Length * channels * frames];
        for (int i = 0; i < batch.Length; i++)
        {
            // A matrix is channels × frames already; only rows shorter than the longest clip's leave a gap.
            ReadOnlySpan<float> clip = clips[batch[i]].Values.Span;
            int row = clip.Length / channels;
            for (int channel = 0; channel < channels; channel++)
            {
                clip.Slice(channel * row, row).CopyTo(values.AsSpan(((i * channels) + channel) * frames));
            }
        }

        Tensor tensor = TensorCopy.ToTensor(values, _device, batch.Length, channels, frames);
        Frames input = new(tensor, new SampleLengths(lengths, frames, _device));
        float[] rows = new float[batch.Length * Labels.Count];
        TensorCopy.ToSpan(_network.Forward(input, new TorchPass(_weights, _device)), rows);
        for (int i = 0; i < batch.Length; i++)
        {
            rows.AsSpan(i * Labels.Count, Labels.Count).CopyTo(logits[(batch[i] * Labels.Count)..]);
        }
    }
}
