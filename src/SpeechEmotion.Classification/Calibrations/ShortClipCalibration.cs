using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Takes back what shortness does to answers. Of a moment of speech a network says too surely what it says, and some emotions too often: half a
/// second of speech was called angry twice as often as it was.
/// </summary>
/// <param name="Frames">The feature frames from which on a clip is long enough to be judged as it is, at least 2.</param>
/// <param name="Exponent">How fast confidence falls with the length, 0 to <see cref="MaxExponent"/>.</param>
/// <param name="Offsets">
/// What each emotion's logit is lowered by in a clip of <c>1/e</c> as many frames, in the order of the labels; within ±<see cref="MaxOffset"/>.
/// </param>
/// <remarks>
/// <para>Of a clip of <c>n</c> frames, <c>u = ln(Frames / n)</c>, the logit <c>z</c> becomes <c>z / (T · exp(Exponent · u)) − Offset · u</c>, with the temperature
/// <c>T</c> of the <see cref="Calibration"/>. Clips of fewer than a quarter of <paramref name="Frames"/> are judged as those of a quarter.</para>
/// <para>Immutable. Fit it on moments of recordings the network was not trained on.</para>
/// </remarks>
public sealed record ShortClipCalibration(int Frames, float Exponent, IReadOnlyList<float> Offsets)
{
    /// <summary>The highest exponent accepted.</summary>
    public const float MaxExponent = 4;

    /// <summary>The largest offset accepted, up or down.</summary>
    public const float MaxOffset = 20;

    // Shorter ones were not measured.
    private const float LeastShare = 0.25f;

    internal static ShortClipCalibration Empty { get; } = new(2, 0, []);

    /// <inheritdoc/>
    public bool Equals(ShortClipCalibration? other) =>
        other is not null && Frames == other.Frames && Exponent == other.Exponent && Offsets.SequenceEqual(other.Offsets);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Frames, Exponent, Offsets.Count);

    /// <summary>Gives how short a clip is: 0 where it is long enough.</summary>
    /// <param name="frames">The clip's frames, at least 1.</param>
    internal float Shortness(int frames) => frames >= Frames ? 0 : -MathF.Log(MathF.Max((float)frames / Frames, LeastShare));

    /// <summary>Changes the logits of a clip that is too short, already divided by the temperature, in place.</summary>
    /// <param name="frames">The clip's frames, at least 1.</param>
    /// <param name="logits">One value per label.</param>
    internal void Apply(int frames, Span<float> logits)
    {
        float shortness = Shortness(frames);
        if (shortness == 0)
        {
            return;
        }

        float factor = MathF.Exp(-Exponent * shortness);
        for (int k = 0; k < logits.Length; k++)
        {
            logits[k] = (logits[k] * factor) - (Offsets[k] * shortness);
        }
    }

    internal void Validate(int labelCount)
    {
        if (Frames < 2 || !(Exponent is >= 0 and <= MaxExponent))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"ShortClips: Frames must be at least 2 and Exponent between 0 and {MaxExponent}; they were {Frames} and {Exponent}."));
        }

        if (Offsets.Count != labelCount || Offsets.Any(offset => !(offset is >= -MaxOffset and <= MaxOffset)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"ShortClips: Offsets must be {labelCount} numbers, one a label, between -{MaxOffset} and {MaxOffset}."));
        }
    }

    internal ShortClipCalibration Exchange(JsonMembers json) => new(
        json.Member("frames", Frames, isRequired: true),
        json.Member("exponent", Exponent),
        json.Value("offsets", Offsets, JsonForms.Single.List, isRequired: true));
}
