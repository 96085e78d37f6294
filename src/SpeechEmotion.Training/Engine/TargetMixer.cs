using System.Numerics.Tensors;

namespace SpeechEmotion.Training.Engine;

/// <summary>What is done to the targets of a training batch: mixup, then label smoothing.</summary>
internal sealed class TargetMixer(TrainingOptions options, TrainingSet set)
{
    private float[] _firstInput = [];
    private readonly float[] _firstTarget = new float[set.Labels.Count];
    private readonly float[] _firstAllowed = new float[set.Labels.Count];

    /// <summary>Changes a batch in place.</summary>
    /// <param name="batch">The batch, its targets plain.</param>
    /// <param name="seed">The random stream of the step.</param>
    public void Apply(Batch batch, ulong seed)
    {
        if (options.MixupAlpha > 0 && batch.Count > 1)
        {
            Mix(batch, new Random((int)(SplitMix.Mix(seed, 3) >> 33)));
        }

        if (options.LabelSmoothing > 0)
        {
            Smooth(batch);
        }
    }

    /// <summary>Spreads a share of each target evenly over the labels the example competes with.</summary>
    private void Smooth(Batch batch)
    {
        int labels = set.Labels.Count;
        for (int i = 0; i < batch.Count; i++)
        {
            Span<float> target = batch.Targets.Slice(i * labels, labels);
            ReadOnlySpan<float> allowed = batch.Allowed.Slice(i * labels, labels);
            TensorPrimitives.Multiply(target, 1 - (float)options.LabelSmoothing, target);
            TensorPrimitives.MultiplyAdd(allowed, (float)options.LabelSmoothing / TensorPrimitives.Sum(allowed), target, target);
        }
    }

    /// <summary>Blends each example with the next one of the shuffled batch.</summary>
    private void Mix(Batch batch, Random random)
    {
        int labels = set.Labels.Count;
        Activation input = batch.Input;
        if (_firstInput.Length < input.SampleLength)
        {
            _firstInput = new float[input.SampleLength];
        }

        Span<float> firstInput = _firstInput.AsSpan(0, input.SampleLength);
        input.Sample(0).CopyTo(firstInput);
        batch.Targets[..labels].CopyTo(_firstTarget);
        batch.Allowed[..labels].CopyTo(_firstAllowed);
        float firstWeight = batch.Weights[0];
        int firstLength = input.Length(0);
        for (int i = 0; i < batch.Count; i++)
        {
            float share = (float)BetaDistribution.Sample(options.MixupAlpha, random);
            bool last = i == batch.Count - 1;
            Blend(input.Sample(i), last ? firstInput : input.Sample(i + 1), share);
            Blend(batch.Targets.Slice(i * labels, labels), last ? _firstTarget : batch.Targets.Slice((i + 1) * labels, labels), share);
            Span<float> allowed = batch.Allowed.Slice(i * labels, labels);
            TensorPrimitives.Max(allowed, last ? _firstAllowed : batch.Allowed.Slice((i + 1) * labels, labels), allowed);
            batch.Weights[i] = (share * batch.Weights[i]) + ((1 - share) * (last ? firstWeight : batch.Weights[i + 1]));
            input.SetLength(i, Math.Max(input.Length(i), last ? firstLength : input.Length(i + 1)));
        }
    }

    private static void Blend(Span<float> values, ReadOnlySpan<float> others, float share)
    {
        TensorPrimitives.Multiply(values, share, values);
        TensorPrimitives.MultiplyAdd(others, 1 - share, values, values);
    }
}
