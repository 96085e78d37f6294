using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechEmotion.Features;

namespace SpeechEmotion.Augmentation;

/// <summary>How the clips of a training set are changed, as data: kept in the run file and recorded in the bundle.</summary>
/// <param name="Variants">
/// The ways in which a clip is changed, at least one. Offline each clip yields all of them (<see cref="CreateVariants"/>); on the fly
/// each epoch picks one (<see cref="CreateAugmenter"/>).
/// </param>
/// <param name="FeatureSteps">What is done to the features afterwards, on the fly; <see langword="null"/> for nothing.</param>
/// <param name="Version">The version of the plan format; this library reads <see cref="CurrentVersion"/>.</param>
/// <remarks>
/// Immutable and safe to share between threads. The JSON is strict (unknown and repeated members are refused) and writes every
/// default out.
/// </remarks>
public sealed record AugmentationPlan(
    [property: JsonPropertyName("variants")] IReadOnlyList<AugmentationVariant> Variants,
    [property: JsonPropertyName("feature_steps")] IReadOnlyList<FeatureAugmentationOptions>? FeatureSteps = null,
    [property: JsonPropertyName("version")] int Version = AugmentationPlan.CurrentVersion)
{
    /// <summary>The version of the plan format that this library writes and reads.</summary>
    public const int CurrentVersion = 1;

    private const int MaxJsonLength = 1 << 20;

    /// <summary>Gets the plan that changes nothing: one variant, <c>clean</c>.</summary>
    public static AugmentationPlan None { get; } = new([new AugmentationVariant("clean", [])]);

    /// <summary>Gets the original notebook's three variants: clean; noise; stretch by 0.8, then one semitone up.</summary>
    public static AugmentationPlan Notebook { get; } = new(
        [
            new AugmentationVariant("clean", []),
            new AugmentationVariant("noise", [new NotebookNoiseOptions()]),
            new AugmentationVariant("stretch_pitch", [new TimeStretchOptions(0.8), new PitchShiftOptions(1)]),
        ]);

    /// <summary>
    /// Gets a plan for training on the fly: half the clips as they are, half with some of level, tempo, pitch, noise, room and
    /// telephone changed; all clips with masks over time and bands. It needs no recordings. The masks are for recipes that keep the frames: they
    /// do nothing to features aggregated to one, such as the notebook's.
    /// </summary>
    public static AugmentationPlan OnTheFly { get; } = new(
        [
            new AugmentationVariant("clean", []),
            new AugmentationVariant(
                "changed",
                [
                    new SpeedOptions((0.92, 1.08), 0.3),
                    new RandomChoiceOptions([new TimeStretchOptions((0.85, 1.2)), new PitchShiftOptions((-2, 2))], 0.4),
                    new ReverberationOptions((0.15, 0.5), (0, 12), Probability: 0.2),
                    new RandomChoiceOptions([new NoiseOptions((10, 30)), new NoiseOptions((5, 25), NoiseColor.Pink)], 0.5),
                    new TelephoneOptions(Probability: 0.1),
                    new GainOptions((-8, 8), 0.5),
                ]),
        ],
        [new TimeMaskOptions(2, 0.1), new FrequencyMaskOptions(2, 0.1)]);

    /// <summary>Gets the steps from outside the library that the JSON may name; not part of the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<CustomStep> CustomSteps { get; init; } = [];

    /// <summary>Gets the SHA-256 of the JSON without line breaks, 64 lower-case hexadecimal digits: part of a feature cache's key.</summary>
    [JsonIgnore]
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson(indented: false))));

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ArgumentException">The text is not a valid plan; the message says what is wrong and where.</exception>
    public static AugmentationPlan Parse(string json) => Parse(json, []);

    /// <summary>Reads a plan that may name steps from outside the library.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="customSteps">The steps from outside.</param>
    /// <exception cref="ArgumentException">The text is not a valid plan; the message says what is wrong and where.</exception>
    public static AugmentationPlan Parse(string json, IReadOnlyList<CustomStep> customSteps)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(customSteps);
        if (json.Length > MaxJsonLength)
        {
            throw new ArgumentException($"The plan's JSON has {json.Length} characters; at most {MaxJsonLength} are accepted.", nameof(json));
        }

        try
        {
            AugmentationPlan plan = JsonSerializer.Deserialize(json, PlanJson.For(customSteps, indented: false))
                ?? throw new ArgumentException("The augmentation plan is null.", nameof(json));
            return OptionRules.Checked(plan, plan.GetErrors()) with { CustomSteps = customSteps };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException($"The augmentation plan cannot be read: {JsonFault.Describe(e)}", nameof(json), e);
        }
    }

    /// <summary>Writes the plan with every default spelled out.</summary>
    /// <param name="indented">Whether lines are broken for reading.</param>
    /// <exception cref="NotSupportedException">A step is neither of this library nor among <see cref="CustomSteps"/>.</exception>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    /// <exception cref="JsonException">A value is undefined, or null where there must be one.</exception>
    public string ToJson(bool indented = true) => JsonSerializer.Serialize(this, PlanJson.For(CustomSteps, indented));

    /// <summary>Says which recordings the plan mixes in.</summary>
    public AugmentationNeeds GetNeeds() => AugmentationOptions.NeedsOf(Variants.SelectMany(variant => variant.Steps));

    /// <summary>Lists what is wrong with the plan: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (Version != CurrentVersion)
        {
            return [$"Augmentation plan version {Version} is not supported; this library reads version {CurrentVersion}."];
        }

        if (StepRules.NotEmpty("Variants (variants)", Variants) is { } failure)
        {
            return [failure];
        }

        bool areUnique = Variants.Select(variant => variant.Name).Distinct(StringComparer.Ordinal).Count() == Variants.Count;
        return OptionRules.Failures(
            [
                areUnique ? null : "Variants (variants) must have different names.",
                Variants.Sum(variant => variant.Weight) > 0 ? null : "Variants (variants) must not all have weight 0.",
                .. Variants.SelectMany(variant => variant.GetErrors()),
                FeatureSteps?.Contains(null!) == true ? "FeatureSteps (feature_steps) must not hold null." : null,
                .. (FeatureSteps ?? []).SelectMany(step => step?.GetErrors() ?? []),
            ]);
    }

    /// <summary>Creates one augmenter for each variant, in the plan's order, to make every variant of every clip beforehand.</summary>
    /// <param name="sources">The recordings that steps such as babble mix in; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The plan is wrong, or a needed recording is absent.</exception>
    public IReadOnlyList<IAugmenter> CreateVariants(AugmentationSources? sources = null)
    {
        OptionRules.Checked(this, GetErrors());
        return [.. Variants.Select(variant => variant.CreateAugmenter(sources ?? AugmentationSources.None))];
    }

    /// <summary>Creates one augmenter that picks a variant anew for each call, by weight, to change clips while training.</summary>
    /// <param name="sources">The recordings that steps such as babble mix in; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The plan is wrong, or a needed recording is absent.</exception>
    public IAugmenter CreateAugmenter(AugmentationSources? sources = null) =>
        new RandomChoiceAugmenter(CreateVariants(sources), Variants.Select(variant => variant.Weight));

    /// <summary>Creates the augmenter of <see cref="FeatureSteps"/>; without steps it returns features as they are.</summary>
    /// <exception cref="ArgumentException">The plan is wrong.</exception>
    public IFeatureAugmenter CreateFeatureAugmenter()
    {
        OptionRules.Checked(this, GetErrors());
        return new FeatureAugmentationChain((FeatureSteps ?? []).Select(step => step.CreateStep()));
    }

    /// <summary>Compares by JSON, and two plans that have none by their members. Never throws.</summary>
    /// <param name="other">The other plan.</param>
    public bool Equals(AugmentationPlan? other) =>
        JsonEquality.AreEqual(this, other, static plan => plan.ToJson(indented: false), static (one, two) => one.HasMembersOf(two));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Variants?.Count, FeatureSteps?.Count, Version);

    // Without the fingerprint, which a plan that is only looked at need not have.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"Variants = [{string.Join(", ", Variants ?? [])}], FeatureSteps = [{string.Join(", ", FeatureSteps ?? [])}], Version = {Version}");
        return true;
    }

    private bool HasMembersOf(AugmentationPlan other) =>
        Version == other.Version
        && (Variants ?? []).SequenceEqual(other.Variants ?? [])
        && (FeatureSteps ?? []).SequenceEqual(other.FeatureSteps ?? []);
}
