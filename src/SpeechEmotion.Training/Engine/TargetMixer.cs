using System.Numerics.Tensors;

namespace SpeechEmotion.Training.Engine;

/// <summary>What is done to the targets of a training batch: class weights, mixup, label smoothing, in this order.</summary>
internal sealed class TargetMixer(TrainingOptions options, TrainingSet set)
{
    private readonly float[] _classWeights = ClassWeights(set, options.BalanceClasses);
    private float[] _firstInput = [];
    private readonly float[] _firstTarget = new float[set.Labels.Count];

    /// <summary>Changes a batch in place.</summary>
    /// <param name="batch">The batch, its targets plain.</param>
    /// <param name="seed">The random stream of the step.</param>
    public void Apply(Batch batch, ulong seed)
    {
        if (options.MixupAlpha > 0 && batch.Count > 1)
            Mix(batch, new Random((int)(SplitMix.Mix(seed, 3) >> 33)));
        int labels = set.Labels.Count;
        for (int i = 0; i < batch.Count; i++)
        {
            Span<float> target = batch.Targets.Slice(i * labels, labels);
            batch.Weights[i] = TensorPrimitives.Dot<float>(target, _classWeights);
            if (options.LabelSmoothing > 0)
            {
                float smoothing = (float)options.LabelSmoothing;
                TensorPrimitives.Multiply(target, 1 - smoothing, target);
                TensorPrimitives.Add(target, smoothing / labels, target);
            }
        }
    }

    /// <summary>The weight of each label: 1, or such that every label that occurs counts for the same and examples for 1 on average.</summary>
    private static float[] ClassWeights(TrainingSet set, bool balance)
    {
        float[] weights = new float[set.Labels.Count];
        Array.Fill(weights, 1);
        if (!balance)
            return weights;
        int[] counts = new int[weights.Length];
        foreach (TrainingExample example in set.Examples)
            counts[example.Label]++;
        int present = counts.Count(count => count > 0);
        for (int k = 0; k < counts.Length; k++)
            weights[k] = counts[k] == 0 ? 0 : (float)set.Examples.Count / (present * counts[k]);
        return weights;
    }

    /// <summary>Blends each example with the next one of the shuffled batch.</summary>
    private void Mix(Batch batch, Random random)
    {
        int labels = set.Labels.Count;
        Activation input = batch.Input;
        if (_firstInput.Length < input.SampleLength)
            _firstInput = new float[input.SampleLength];
        Span<float> firstInput = _firstInput.AsSpan(0, input.SampleLength);
        input.Sample(0).CopyTo(firstInput);
        batch.Targets[..labels].CopyTo(_firstTarget);
        int firstLength = input.Length(0);
        for (int i = 0; i < batch.Count; i++)
        {
            float share = (float)BetaDistribution.Sample(options.MixupAlpha, random);
            bool last = i == batch.Count - 1;
            Blend(input.Sample(i), last ? firstInput : input.Sample(i + 1), share);
            Blend(batch.Targets.Slice(i * labels, labels), last ? _firstTarget : batch.Targets.Slice((i + 1) * labels, labels), share);
            input.SetLength(i, Math.Max(input.Length(i), last ? firstLength : input.Length(i + 1)));
        }
    }

    private static void Blend(Span<float> values, ReadOnlySpan<float> others, float share)
    {
        TensorPrimitives.Multiply(values, share, values);
        TensorPrimitives.MultiplyAdd(others, 1 - share, values, values);
    }
}
