using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>How fast another feature changes from frame to frame (librosa's <c>delta</c>), as many rows as that feature.</summary>
/// <param name="Feature">The feature whose change is wanted; stands beside this one in the recipe if it is wanted itself.</param>
/// <param name="Width">The frames of the fitted window (<c>width</c>), odd, 3 to 255.</param>
/// <param name="Order">The order of the derivative (<c>order</c>), 1 to 4 and below <paramref name="Width"/>: 2 gives the delta-delta.</param>
/// <param name="Mode">What lies beyond the ends (<c>mode</c>); the default refuses clips shorter than <paramref name="Width"/> frames.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record DeltaOptions(
    FeatureOptions Feature,
    int Width = 9,
    int Order = 1,
    DeltaMode Mode = DeltaMode.Interpolate) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        OptionRules.Checked(stft, GetErrors(sampleRate, stft));
        return new DeltaExtractor(Feature.CreateExtractor(sampleRate, stft), SlopeFilter.Weights(Width, Order), Mode);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames()
    {
        string prefix = Order == 1 ? "delta" : $"delta{Order}";
        return [.. Feature.GetFeatureNames().Select(name => $"{prefix}_{name}")];
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        if (Width is < 3 or > 255 || Width % 2 == 0)
        {
            yield return $"delta: Width (width) must be odd and between 3 and 255; it was {Width}.";
        }

        if (Order is < 1 or > 4 || Order >= Width)
        {
            yield return $"delta: Order (order) must be between 1 and 4 and below Width ({Width}); it was {Order}.";
        }

        if (!Enum.IsDefined(Mode))
        {
            yield return $"delta: Mode (mode) must be interp, nearest, mirror, constant or wrap; it was {(int)Mode}.";
        }

        if (Feature is null)
        {
            yield return "delta: Feature (feature) must be given.";
            yield break;
        }

        foreach (string error in Feature.GetErrors(sampleRate, stft))
        {
            yield return $"delta: {error}";
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new DeltaOptions(
        json.Object("feature", Feature, features.Exchange), json.Member("width", Width), json.Member("order", Order),
        (DeltaMode)json.Choice("mode", (int)Mode, JsonNames.DeltaMode));
}
