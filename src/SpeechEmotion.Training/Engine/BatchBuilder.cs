using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Engine;

/// <summary>Lays examples out as the network's input: made anew or stored, cropped, normalised and transposed by all threads.</summary>
internal sealed class BatchBuilder
{
    private readonly TrainingSet _set;
    private readonly InputLayout _layout;
    private readonly int _minimumFrames;
    private readonly FeatureNormalizer? _normalizer;
    private readonly LabelSpaces _spaces;
    private readonly Action<int, int> _create, _fill;
    private readonly FeatureMatrix?[] _matrices;
    private readonly int[] _starts;
    private ReadOnlyMemory<int> _order;
    private Batch _batch = new();
    private ulong _seed;
    private int _epoch;
    private int? _crop;
    private CancellationToken _cancellation;

    /// <summary>Creates a builder.</summary>
    /// <param name="set">The examples.</param>
    /// <param name="network">Says how features become input, and how many frames it needs.</param>
    /// <param name="normalizer">Applied to every value, if any.</param>
    /// <param name="capacity">The most examples in a batch.</param>
    /// <param name="spaces">The labels each example competes with, and its weight.</param>
    public BatchBuilder(TrainingSet set, NetworkDefinition network, FeatureNormalizer? normalizer, int capacity, LabelSpaces spaces)
    {
        (_set, _layout, _normalizer, _spaces) = (set, network.Input.Layout, normalizer, spaces);
        _minimumFrames = network.GetMinimumFrames();
        _matrices = new FeatureMatrix?[capacity];
        _starts = new int[capacity];
        (_create, _fill) = (CreateItem, FillItem);
    }

    /// <summary>Fills a batch.</summary>
    /// <param name="batch">The batch to fill: input, labels and plain targets (1 for the label); weights 1 where nothing is
    /// trained.</param>
    /// <param name="order">The examples' indices.</param>
    /// <param name="augmentation">Epoch, seed and crop of a training step; <see langword="null"/> for whole clips as stored.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="cancellation">Looked at before every example.</param>
    public void Fill(
        Batch batch, ReadOnlyMemory<int> order, (int Epoch, ulong Seed, int? Crop)? augmentation, WorkerTeam team, CancellationToken cancellation)
    {
        (_batch, _order, _cancellation) = (batch, order, cancellation);
        (_epoch, _seed, _crop) = augmentation ?? (0, 0, null);
        int labels = _set.Labels.Count;
        batch.Resize(order.Length, labels);
        batch.Targets.Clear();
        team.Run(order.Length, _create);
        int frames = _minimumFrames;
        for (int i = 0; i < order.Length; i++)
        {
            TrainingExample example = _set.Examples[order.Span[i]];
            int label = example.Label;
            batch.Weights[i] = augmentation is null ? 1 : _spaces.Weight(example);
            _spaces.Allowed(example).CopyTo(batch.Allowed[(i * labels)..]);
            batch.Labels[i] = label;
            batch.Targets[i * labels + label] = 1;
            frames = Math.Max(frames, CroppedFrames(_matrices[i]!));
        }

        if (_layout == InputLayout.Sequence)
        {
            batch.Input.Reshape(order.Length, _set.FeatureCount, 1);
        }
        else
        {
            batch.Input.Reshape(order.Length, frames, _set.FeatureCount);
        }

        team.Run(order.Length, _fill);
        Array.Clear(_matrices);
    }

    private int CroppedFrames(FeatureMatrix matrix) => Math.Min(matrix.FrameCount, _crop ?? int.MaxValue);

    private void CreateItem(int item, int worker)
    {
        _cancellation.ThrowIfCancellationRequested();
        int index = _order.Span[item];
        ulong seed = SplitMix.Mix(SplitMix.Mix(_seed, (ulong)_epoch), (ulong)index);
        FeatureMatrix matrix = _set.Examples[index].Features;
        if (_epoch > 0 && _set.Source is { } source)
        {
            // Random takes 31 bits of seed; the generator behind it is fixed for a given seed.
            matrix = source.CreateFeatures(index, _epoch, new Random((int)(SplitMix.Mix(seed, 1) >> 33)));
            bool fits = _layout == InputLayout.Sequence ? matrix.FrameCount == 1 : matrix.FrameCount > 0;
            if (matrix.FeatureCount != _set.FeatureCount || !fits)
            {
                string frames = _layout == InputLayout.Sequence ? " × 1 frame" : string.Empty;
                throw new InvalidOperationException(
                    $"The example source gave {matrix.FeatureCount} features × {matrix.FrameCount} frames for example {index}; {_set.FeatureCount} features{frames} are needed.");
            }
        }

        _matrices[item] = matrix;
        int room = matrix.FrameCount - CroppedFrames(matrix) + 1;
        _starts[item] = (int)(SplitMix.Mix(seed, 2) % (ulong)room);
    }

    private void FillItem(int item, int worker)
    {
        FeatureMatrix matrix = _matrices[item]!;
        Span<float> target = _batch.Input.Sample(item);
        int frames = CroppedFrames(matrix), stride = _layout == InputLayout.Sequence ? 1 : _set.FeatureCount;

        // A source may shorten a clip below what the network needs; like a short clip in inference it is filled up with zeros.
        if (_layout == InputLayout.Channels)
        {
            _batch.Input.SetLength(item, Math.Max(frames, _minimumFrames));
        }

        for (int feature = 0; feature < matrix.FeatureCount; feature++)
        {
            ReadOnlySpan<float> row = matrix.Row(feature).Slice(_starts[item], frames);
            (float mean, float scale) = _normalizer is null ? (0, 1) : (_normalizer.Mean.Span[feature], _normalizer.Scale.Span[feature]);

            // Most recipes normalise the clip themselves, and a division takes longer than all the rest.
            if (mean == 0 && scale == 1)
            {
                for (int frame = 0; frame < row.Length; frame++)
                {
                    target[feature + frame * stride] = row[frame];
                }

                continue;
            }

            for (int frame = 0; frame < row.Length; frame++)
            {
                target[feature + frame * stride] = (row[frame] - mean) / scale;
            }
        }

        target[(frames * _set.FeatureCount)..].Clear();
    }
}
