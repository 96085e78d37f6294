using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>What goes into a network's classifier and comes out, whatever computes between.</summary>
internal sealed class ClassifierRules
{
    private readonly NetworkInput _input;
    private readonly InputFrames _frames;
    private readonly float _inverseTemperature;
    private readonly ShortClipCalibration? _shortClips;

    /// <exception cref="ArgumentException">Network, labels or calibration are not valid or do not belong together.</exception>
    public ClassifierRules(NetworkDefinition network, IReadOnlyList<string> labels, Calibration calibration)
    {
        LabelRules.Check(labels, network.GetLabelCount());
        calibration.Validate(labels.Count);
        Labels = Array.AsReadOnly([.. labels]);
        _input = network.Input;
        _frames = new InputFrames(network);
        (_inverseTemperature, _shortClips) = (1 / calibration.Temperature, calibration.ShortClips);
    }

    /// <summary>Gets the labels in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the channels that reach the first layer.</summary>
    public int InputChannels => _input.Shape.Channels;

    /// <summary>The frames of a clip that reach the first layer: a clip too short for the network is filled up with zeros.</summary>
    public int FramesOf(FeatureMatrix features) => _frames.Of(features);

    /// <summary>Refuses features that do not fit the network.</summary>
    public void Check(FeatureMatrix features)
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

    /// <summary>Refuses a destination of another length than so many clips give.</summary>
    public void CheckLength(int length, int clips)
    {
        if (length != (long)clips * Labels.Count)
        {
            throw new ArgumentException(
                $"{clips} clips of {Labels.Count} labels give {(long)clips * Labels.Count} values; the destination has {length}.");
        }
    }

    /// <summary>Refuses outputs that are no numbers.</summary>
    public static void CheckFinite(ReadOnlySpan<float> logits)
    {
        if (!float.IsFinite(TensorPrimitives.SumOfMagnitudes(logits)))
        {
            throw new ArgumentException(
                "The network's outputs are not finite: the features hold NaN, infinity, or values far beyond those of the training set.");
        }
    }

    /// <summary>Makes calibrated probabilities of one clip's logits, in place.</summary>
    /// <param name="features">The clip's features, which tell how short it is.</param>
    /// <param name="logits">The logits.</param>
    public void Softmax(FeatureMatrix features, Span<float> logits)
    {
        float largest = TensorPrimitives.Max<float>(logits), sum = 0;
        foreach (ref float value in logits)
        {
            value = (value - largest) * _inverseTemperature;
        }

        if (_shortClips is not null)
        {
            _shortClips.Apply(features.FrameCount, logits);
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        }

        foreach (ref float value in logits)
        {
            value = MathF.Exp(value);
            sum += value;
        }

        foreach (ref float value in logits)
        {
            value /= sum;
        }
    }
}
