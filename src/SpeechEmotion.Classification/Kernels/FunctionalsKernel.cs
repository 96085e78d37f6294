using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>
/// Computes one clip's statistics of <see cref="FunctionalsPoolDefinition"/>, which has the formulas: a vector of channels at a time, their
/// sums in registers. Channels are filled up to whole vectors.
/// </summary>
internal readonly ref struct FunctionalsKernel
{
    private const int ShortLag = 4, LongLag = 12;

    private readonly int _frames, _width;
    private readonly Span<float> _values, _slope, _curvature, _results;
    private readonly ReadOnlySpan<float> _mask;

    private FunctionalsKernel(ReadOnlySpan<float> input, int channels, int? mask, int statistics, Span<float> scratch)
    {
        (_frames, _width) = (input.Length / channels, Width(channels));
        _values = scratch[..(_frames * _width)];
        _results = scratch.Slice(_values.Length, statistics * _width);
        _slope = scratch.Slice(_values.Length + _results.Length, _frames);
        _curvature = scratch.Slice(_values.Length + _results.Length + _frames, _frames);
        Span<float> marked = scratch.Slice(_values.Length + _results.Length + (2 * _frames), _frames);
        _values.Clear();
        for (int t = 0; t < _frames; t++)
        {
            input.Slice(t * channels, channels).CopyTo(_values[(t * _width)..]);
            marked[t] = mask is { } channel ? input[(t * channels) + channel] : 0;
        }

        _mask = marked;
    }

    private static ReadOnlySpan<float> Percentiles => [0, 0.1f, 0.25f, 0.5f, 0.75f, 0.9f, 1];

    /// <summary>Gives the scratch that <see cref="Forward"/> needs, in values.</summary>
    public static long ScratchLength(int frames, int channels, int statistics) =>
        (((long)frames + statistics) * Width(channels)) + (3L * frames);

    /// <summary>Computes the statistics of one clip.</summary>
    /// <param name="input">Frames × channels, at least one frame.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="mask">The channel that is above 0 in marked frames, or <see langword="null"/>.</param>
    /// <param name="output">Receives statistics × channels.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> values.</param>
    public static void Forward(ReadOnlySpan<float> input, int channels, int? mask, Span<float> output, Span<float> scratch)
    {
        int statistics = output.Length / channels;
        FunctionalsKernel kernel = new(input, channels, mask, statistics, scratch);
        kernel.PrepareTrend();
        for (int channel = 0; channel < kernel._width; channel += Vector<float>.Count)
        {
            kernel.Describe(channel);
            if (mask is not null)
            {
                kernel.DescribeMarked(channel);
            }
        }

        // Last, since it overwrites the values with sorted ones.
        kernel.AddPercentiles();
        for (int s = 0; s < statistics; s++)
        {
            kernel._results.Slice(s * kernel._width, channels).CopyTo(output[(s * channels)..]);
        }
    }

    private static int Width(int channels) => (channels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private Vector<float> Load(int frame, int channel) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_values), (nuint)((frame * _width) + channel));

    private void Store(int statistic, int channel, Vector<float> value) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(_results), (nuint)((statistic * _width) + channel));

    private static Vector<float> Root(Vector<float> sum, int count) =>
        Vector.SquareRoot((sum / new Vector<float>(count)) + new Vector<float>(FunctionalsPoolDefinition.VarianceFloor));

    private static Vector<float> Count(Vector<float> values, Vector<float> threshold) =>
        Vector.ConditionalSelect(Vector.GreaterThan(values, threshold), Vector<float>.One, Vector<float>.Zero);

    // What each frame weighs in the least-squares coefficients of t and t², over a time t from −1 to 1.
    private void PrepareTrend()
    {
        double squares = 0, fourths = 0;
        for (int t = 0; t < _frames; t++)
        {
            double square = Time(t) * Time(t);
            squares += square;
            fourths += square * square;
        }

        // Three frames and more bend; 1e-9 is rounding.
        double mean = squares / _frames, bend = fourths - (mean * squares);
        for (int t = 0; t < _frames; t++)
        {
            _slope[t] = squares > 0 ? (float)(Time(t) / squares) : 0;
            _curvature[t] = bend > 1e-9 ? (float)(((Time(t) * Time(t)) - mean) / bend) : 0;
        }
    }

    private double Time(int frame) => _frames > 1 ? (2.0 * frame / (_frames - 1)) - 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Describe(int channel)
    {
        Vector<float> mean = Vector<float>.Zero, squares = mean, cubes = mean, slope = mean, curvature = mean;
        for (int t = 0; t < _frames; t++)
        {
            mean += Load(t, channel);
        }

        mean /= new Vector<float>(_frames);
        for (int t = 0; t < _frames; t++)
        {
            Vector<float> value = Load(t, channel), distance = value - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
            slope += value * new Vector<float>(_slope[t]);
            curvature += value * new Vector<float>(_curvature[t]);
        }

        // What never changes must not be counted by how it was rounded.
        Vector<float> deviation = Root(squares, _frames), noticeable = deviation * new Vector<float>(FunctionalsPoolDefinition.Noticeable);
        Vector<float> above = Vector<float>.Zero, change = above, amount = above, rising = above, near = above, far = above, previous = Load(0, channel);
        for (int t = 0; t < _frames; t++)
        {
            Vector<float> value = Load(t, channel), distance = value - mean, step = value - previous;
            above += Count(distance, noticeable);
            change += step * step;
            amount += Vector.Abs(step);
            rising += Count(step, noticeable);
            if (t >= ShortLag)
            {
                near += distance * (Load(t - ShortLag, channel) - mean);
            }

            if (t >= LongLag)
            {
                far += distance * (Load(t - LongLag, channel) - mean);
            }

            previous = value;
        }

        int changes = Math.Max(1, _frames - 1);
        Vector<float> variance = deviation * deviation;
        Store(0, channel, mean);
        Store(1, channel, deviation);
        Store(2, channel, cubes / (variance * deviation * new Vector<float>(_frames)));
        Store(3, channel, above / new Vector<float>(_frames));
        Store(11, channel, slope);
        Store(12, channel, curvature);
        Store(13, channel, Root(change, changes));
        Store(14, channel, amount / new Vector<float>(changes));
        Store(15, channel, rising / new Vector<float>(changes));
        Store(16, channel, near / (variance * new Vector<float>(Math.Max(1, _frames - ShortLag))));
        Store(17, channel, far / (variance * new Vector<float>(Math.Max(1, _frames - LongLag))));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DescribeMarked(int channel)
    {
        Vector<float> marked = Vector<float>.Zero, unmarked = marked, amount = marked, squares = marked;
        int count = 0, steps = 0;
        for (int t = 0; t < _frames; t++)
        {
            if (_mask[t] <= 0)
            {
                unmarked += Load(t, channel);
                continue;
            }

            marked += Load(t, channel);
            count++;
            if (t > 0)
            {
                amount += Vector.Abs(Load(t, channel) - Load(t - 1, channel));
                steps++;
            }
        }

        Vector<float> mean = marked / new Vector<float>(Math.Max(1, count));
        for (int t = 0; t < _frames; t++)
        {
            Vector<float> distance = Load(t, channel) - mean;
            if (_mask[t] > 0)
            {
                squares += distance * distance;
            }
        }

        // Where few frames are meant, all of them are.
        bool few = count < FunctionalsPoolDefinition.MinMarkedFrames, fewRest = _frames - count < FunctionalsPoolDefinition.MinMarkedFrames;
        Store(18, channel, few ? Result(0, channel) : mean);
        Store(19, channel, few ? Result(1, channel) : Root(squares, count));
        Store(20, channel, steps < FunctionalsPoolDefinition.MinMarkedFrames ? Result(14, channel) : amount / new Vector<float>(steps));
        Store(21, channel, fewRest ? Result(0, channel) : unmarked / new Vector<float>(_frames - count));
    }

    private Vector<float> Result(int statistic, int channel) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_results), (nuint)((statistic * _width) + channel));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPercentiles()
    {
        ColumnSort.Sort(_values, _width);
        for (int i = 0; i < Percentiles.Length; i++)
        {
            float place = Percentiles[i] * (_frames - 1);
            int below = (int)place, above = Math.Min(below + 1, _frames - 1);
            for (int channel = 0; channel < _width; channel += Vector<float>.Count)
            {
                Vector<float> low = Load(below, channel);
                Store(4 + i, channel, low + ((Load(above, channel) - low) * new Vector<float>(place - below)));
            }
        }
    }
}
