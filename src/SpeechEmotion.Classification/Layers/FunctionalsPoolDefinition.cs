using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Functionals, as openSMILE calls what it makes of a clip's frames: channels × length becomes a vector of 18 · channels, or 22 · channels with
/// a mask, statistic by statistic, each over all channels.
/// </summary>
/// <param name="MaskChannel">
/// The channel that is above 0 in marked frames (voiced ones, say), from 0; <see langword="null"/> for none.
/// </param>
/// <remarks>
/// <para>In order, with n frames, their mean m and σ = √(Σ (x − m)² / n + 1e-6): m; σ; skewness <c>Σ ((x − m) / σ)³ / n</c>; share of frames above
/// m + σ / 1000; percentiles 0, 10, 25, 50, 75, 90 and 100, linear between neighbours as numpy's; slope and curvature, the least-squares coefficients of t
/// and of t² over a time t from −1 to 1; change <c>√(Σ (x[i] − x[i − 1])² / (n − 1) + 1e-6)</c>; mean of <c>|x[i] − x[i − 1]|</c>; share of frames
/// that rise by more than σ / 1000; autocorrelation <c>Σ (x[i] − m) · (x[i − k] − m) / (n − k) / σ²</c> at the lags k of 4 and 12 frames.</para>
/// <para>With a mask also: m and σ of the marked frames, mean of <c>|x[i] − x[i − 1]|</c> where frame i is marked, and mean of the frames that are
/// not marked; each over all frames where fewer than <see cref="MinMarkedFrames"/> are meant.</para>
/// <para>It holds no tensors. It is trained behind, not through: nothing with weights can be trained before it in its chain.</para>
/// </remarks>
public sealed record FunctionalsPoolDefinition(int? MaskChannel = null) : LayerDefinition
{
    /// <summary>The number added to a mean square before its root is taken.</summary>
    public const float VarianceFloor = 1e-6f;

    /// <summary>The smallest step that is counted as one, in standard deviations.</summary>
    internal const float Noticeable = 1e-3f;

    /// <summary>The fewest frames, marked or not, that are looked at by themselves.</summary>
    public const int MinMarkedFrames = 4;

    /// <inheritdoc/>
    public override string TypeName => "functionals_pool";

    /// <summary>Gets the number of statistics of each channel.</summary>
    internal int Statistics => MaskChannel is null ? 18 : 22;

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        if (MaskChannel >= input.Channels)
        {
            throw new ArgumentException($"the mask is channel {MaskChannel}, counted from 0, but there are {input.Channels}.");
        }

        return new(checked(input.Channels * Statistics), input.Length.Pooled());
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new FunctionalsPoolDefinition(
        json.Member("mask", MaskChannel));

    internal override void CheckOptions(OptionChecks errors) => errors.Range(nameof(MaskChannel), MaskChannel ?? 0, 0, 1 << 20);
}
