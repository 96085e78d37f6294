using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>Computes one clip's statistics of <see cref="FunctionalsPoolDefinition"/>, which has the formulas.</summary>
internal ref struct FunctionalsKernel
{
    private const int ScratchRows = 2;

    private readonly ReadOnlySpan<float> _input;
    private readonly int _channels, _frames;
    private readonly Span<float> _sorted, _distance, _power;
    private Span<float> _rest;

    private FunctionalsKernel(ReadOnlySpan<float> input, int channels, Span<float> output, Span<float> scratch)
    {
        _input = input;
        _rest = output;
        (_channels, _frames) = (channels, input.Length / channels);
        _sorted = scratch[..input.Length];
        _distance = scratch.Slice(input.Length, channels);
        _power = scratch.Slice(input.Length + channels, channels);
    }

    private static ReadOnlySpan<float> Percentiles => [0, 0.1f, 0.25f, 0.5f, 0.75f, 0.9f, 1];

    /// <summary>Gives the scratch that <see cref="Forward"/> needs, in values.</summary>
    public static long ScratchLength(int frames, int channels) => ((long)frames + ScratchRows) * channels;

    /// <summary>Computes the statistics of one clip.</summary>
    /// <param name="input">Frames × channels, at least one frame.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="mask">The channel that is above 0 in marked frames, or <see langword="null"/>.</param>
    /// <param name="output">Receives statistics × channels.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> values.</param>
    public static void Forward(ReadOnlySpan<float> input, int channels, int? mask, Span<float> output, Span<float> scratch)
    {
        ReadOnlySpan<float> mean = output[..channels], deviation = output.Slice(channels, channels);
        FunctionalsKernel kernel = new(input, channels, output, scratch);
        kernel.AddMoments(null);
        kernel.AddShape(mean, deviation);
        kernel.AddPercentiles();
        kernel.AddTrend();
        kernel.AddChange(deviation);
        kernel.AddPeriodicity(mean, deviation, lag: 4);
        kernel.AddPeriodicity(mean, deviation, lag: 12);
        if (mask is { } channel)
            kernel.AddMarked(channel);
    }

    private readonly ReadOnlySpan<float> Row(int frame) => _input.Slice(frame * _channels, _channels);

    // The next statistic's place, cleared.
    private Span<float> Next()
    {
        Span<float> statistic = _rest[.._channels];
        _rest = _rest[_channels..];
        statistic.Clear();
        return statistic;
    }

    private readonly bool IsMarked(int frame, int? mask) => mask is not { } channel || Row(frame)[channel] > 0;

    private void AddMoments(int? mask)
    {
        Span<float> mean = Next(), deviation = Next();
        int count = 0;
        for (int t = 0; t < _frames; t++)
        {
            if (!IsMarked(t, mask))
                continue;
            TensorPrimitives.Add(mean, Row(t), mean);
            count++;
        }

        TensorPrimitives.Divide(mean, count, mean);
        for (int t = 0; t < _frames; t++)
        {
            if (!IsMarked(t, mask))
                continue;
            TensorPrimitives.Subtract(Row(t), mean, _distance);
            TensorPrimitives.MultiplyAdd(_distance, _distance, deviation, deviation);
        }

        Root(deviation, count);
    }

    // Skewness, and the share of frames above the mean.
    private void AddShape(ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
    {
        Span<float> cubes = Next(), above = Next();
        for (int t = 0; t < _frames; t++)
        {
            TensorPrimitives.Subtract(Row(t), mean, _distance);
            AddNoticeable(_distance, deviation, above);
            TensorPrimitives.Divide(_distance, deviation, _distance);
            TensorPrimitives.Multiply(_distance, _distance, _power);
            TensorPrimitives.MultiplyAdd(_power, _distance, cubes, cubes);
        }

        TensorPrimitives.Divide(cubes, _frames, cubes);
        TensorPrimitives.Divide(above, _frames, above);
    }

    private void AddPercentiles()
    {
        _input.CopyTo(_sorted);
        ColumnSort.Sort(_sorted, _channels);
        foreach (float share in Percentiles)
        {
            float place = share * (_frames - 1);
            int below = (int)place, above = Math.Min(below + 1, _frames - 1);
            TensorPrimitives.Lerp(
                _sorted.Slice(below * _channels, _channels), _sorted.Slice(above * _channels, _channels), place - below, Next());
        }
    }

    // Slope and curvature over a time that runs from −1 to 1.
    private void AddTrend()
    {
        Span<float> slope = Next(), curvature = Next();
        double squares = 0, fourths = 0;
        for (int t = 0; t < _frames; t++)
        {
            squares += Time(t) * Time(t);
            fourths += Math.Pow(Time(t), 4);
        }

        // Three frames and more bend; 1e-9 is rounding.
        double meanSquare = squares / _frames, bend = fourths - (meanSquare * squares);
        for (int t = 0; t < _frames; t++)
        {
            Weigh(t, squares > 0 ? Time(t) / squares : 0, slope);
            Weigh(t, bend > 1e-9 ? ((Time(t) * Time(t)) - meanSquare) / bend : 0, curvature);
        }
    }

    private readonly double Time(int frame) => _frames > 1 ? (2.0 * frame / (_frames - 1)) - 1 : 0;

    private readonly void Weigh(int frame, double weight, Span<float> sums) =>
        TensorPrimitives.MultiplyAdd(Row(frame), (float)weight, sums, sums);

    // Size of the changes from frame to frame, by square and by amount, and the share of rising ones.
    private void AddChange(ReadOnlySpan<float> deviation)
    {
        Span<float> square = Next(), amount = Next(), rising = Next();
        for (int t = 1; t < _frames; t++)
        {
            TensorPrimitives.Subtract(Row(t), Row(t - 1), _distance);
            TensorPrimitives.MultiplyAdd(_distance, _distance, square, square);
            AddNoticeable(_distance, deviation, rising);
            TensorPrimitives.Abs(_distance, _distance);
            TensorPrimitives.Add(amount, _distance, amount);
        }

        int changes = Math.Max(1, _frames - 1);
        Root(square, changes);
        TensorPrimitives.Divide(amount, changes, amount);
        TensorPrimitives.Divide(rising, changes, rising);
    }

    // The autocorrelation at a lag.
    private void AddPeriodicity(ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation, int lag)
    {
        Span<float> product = Next();
        for (int t = lag; t < _frames; t++)
        {
            TensorPrimitives.Subtract(Row(t), mean, _distance);
            TensorPrimitives.Subtract(Row(t - lag), mean, _power);
            TensorPrimitives.MultiplyAdd(_distance, _power, product, product);
        }

        TensorPrimitives.Divide(product, Math.Max(1, _frames - lag), product);
        TensorPrimitives.Divide(product, deviation, product);
        TensorPrimitives.Divide(product, deviation, product);
    }

    private void AddMarked(int mask)
    {
        int marked = 0;
        for (int t = 0; t < _frames; t++)
            marked += IsMarked(t, mask) ? 1 : 0;
        AddMoments(marked >= FunctionalsPoolDefinition.MinMarkedFrames ? mask : null);
        AddMarkedChange(mask);
        AddUnmarkedMean(_frames - marked >= FunctionalsPoolDefinition.MinMarkedFrames ? mask : null);
    }

    private void AddMarkedChange(int mask)
    {
        Span<float> amount = Next();
        int count = 0;
        for (int t = 1; t < _frames; t++)
            count += IsMarked(t, mask) ? 1 : 0;
        int? used = count >= FunctionalsPoolDefinition.MinMarkedFrames ? mask : null;
        for (int t = 1; t < _frames; t++)
        {
            if (!IsMarked(t, used))
                continue;
            TensorPrimitives.Subtract(Row(t), Row(t - 1), _distance);
            TensorPrimitives.Abs(_distance, _distance);
            TensorPrimitives.Add(amount, _distance, amount);
        }

        TensorPrimitives.Divide(amount, used is null ? Math.Max(1, _frames - 1) : count, amount);
    }

    private void AddUnmarkedMean(int? mask)
    {
        Span<float> mean = Next();
        int count = 0;
        for (int t = 0; t < _frames; t++)
        {
            if (mask is not null && IsMarked(t, mask))
                continue;
            TensorPrimitives.Add(mean, Row(t), mean);
            count++;
        }

        TensorPrimitives.Divide(mean, count, mean);
    }

    // What never changes must not be counted by how it was rounded.
    private static void AddNoticeable(ReadOnlySpan<float> steps, ReadOnlySpan<float> deviation, Span<float> counts)
    {
        for (int c = 0; c < counts.Length; c++)
            counts[c] += steps[c] > FunctionalsPoolDefinition.Noticeable * deviation[c] ? 1 : 0;
    }

    private static void Root(Span<float> sums, int count)
    {
        TensorPrimitives.Divide(sums, count, sums);
        TensorPrimitives.Add(sums, FunctionalsPoolDefinition.VarianceFloor, sums);
        TensorPrimitives.Sqrt(sums, sums);
    }
}
