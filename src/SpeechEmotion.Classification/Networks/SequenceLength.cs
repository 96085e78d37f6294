namespace SpeechEmotion.Classification;

/// <summary>
/// The length of a layer's output: a fixed count, or a rule over the frames of the clip,
/// <c>floor((frames + Offset) / Divisor)</c>.
/// </summary>
/// <remarks>
/// Every convolution and pooling divides that way, and such rules compose to one of the same form, so two chains over
/// one input give equal lengths for every clip exactly when their rules are equal.
/// </remarks>
public readonly record struct SequenceLength
{
    private const long MaxDivisor = 1 << 20;

    private SequenceLength(int? count, long offset, long divisor, long minimumFrames)
    {
        Count = count;
        Offset = offset;
        Divisor = divisor;
        MinimumFrames = minimumFrames;
    }

    /// <summary>Gets the length of a clip's own frames, before any layer.</summary>
    public static SequenceLength Variable { get; } = new(null, 0, 1, 1);

    /// <summary>Gets the fixed length, or <see langword="null"/> where it depends on the clip.</summary>
    public int? Count { get; }

    /// <summary>Gets the number added to the frames of the clip; 0 for a fixed length.</summary>
    public long Offset { get; }

    /// <summary>Gets the number the sum is divided by, rounding down; 1 for a fixed length.</summary>
    public long Divisor { get; }

    /// <summary>Gets the fewest frames a clip may have so that every layer up to here gives at least one value.</summary>
    public long MinimumFrames { get; }

    /// <summary>Creates a fixed length.</summary>
    /// <param name="count">The length, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static SequenceLength Fixed(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new SequenceLength(count, 0, 1, 1);
    }

    /// <summary>Gets the length for a clip.</summary>
    /// <param name="frames">The frames of the clip; ignored where the length is fixed.</param>
    public long For(int frames) => Count ?? FloorDivide(frames + Offset, Divisor);

    /// <summary>Gets whether the other length is the same for every clip.</summary>
    /// <param name="other">The length of the other branch.</param>
    public bool Matches(SequenceLength other) => Count == other.Count && Offset == other.Offset && Divisor == other.Divisor;

    /// <inheritdoc/>
    public override string ToString() => Count is { } count
        ? $"{count}"
        : Offset == 0 && Divisor == 1 ? "frames" : $"floor((frames {(Offset < 0 ? '-' : '+')} {Math.Abs(Offset)}) / {Divisor})";

    /// <summary>Applies <c>floor((length + offset) / divisor)</c> to this length.</summary>
    /// <exception cref="ArgumentException">Nothing is left, or the divisors multiply beyond reason.</exception>
    internal SequenceLength Then(long offset, long divisor)
    {
        if (Count is { } count)
        {
            long next = FloorDivide(count + offset, divisor);
            return next is >= 1 and <= int.MaxValue
                ? new SequenceLength((int)next, 0, 1, MinimumFrames)
                : throw new ArgumentException($"a length of {count} is too short: {next} values would be left.");
        }

        // floor((floor((L + a) / s) + b) / t) = floor((L + a + b·s) / (s·t)) for integers.
        long totalDivisor = Divisor * divisor;
        if (totalDivisor > MaxDivisor)
        {
            throw new ArgumentException($"the strides so far multiply to {totalDivisor}; at most {MaxDivisor} is accepted.");
        }

        long totalOffset = Offset + (offset * Divisor);
        return new SequenceLength(null, totalOffset, totalDivisor, Math.Max(MinimumFrames, totalDivisor - totalOffset));
    }

    /// <summary>The length 1 after pooling over time; what the layers before needed stays needed.</summary>
    internal SequenceLength Pooled() => new(1, 0, 1, MinimumFrames);

    /// <summary>This length with at least the other's minimum of frames.</summary>
    internal SequenceLength WithMinimumOf(SequenceLength other) =>
        new(Count, Offset, Divisor, Math.Max(MinimumFrames, other.MinimumFrames));

    private static long FloorDivide(long value, long divisor) =>
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
}
