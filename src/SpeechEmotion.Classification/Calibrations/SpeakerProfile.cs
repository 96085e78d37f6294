using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Where a model's answers for one speaker, or one source of recordings, lie on average, so that it can be taken off: a voice that always
/// sounds angry to the model is then judged by how it changes. Recordings are enough, their emotions need not be known.
/// </summary>
/// <remarks>
/// <para>
/// The logarithms of the probabilities are centred over the speaker's recordings, as features are in speaker normalisation (Sethu,
/// Ambikairajah and Epps 2007), held back as if five even answers had been heard besides. Room, microphone and language are taken off
/// with the voice, so make a profile from recordings like those that will be judged. They bring most of it: where speakers are not known,
/// recordings of the same source (microphones, rooms, language), whoever speaks, make a profile too.
/// </para>
/// <para>
/// It takes for granted that the recordings differ in emotion. From recordings that are all alike it learns that this is how the
/// speaker always sounds. Immutable and safe to share between threads. A speaker's profile describes a person: treat it as personal data.
/// </para>
/// </remarks>
public sealed record SpeakerProfile
{
    /// <summary>The most an offset may be, either way.</summary>
    public const float MaxOffset = 20;

    private const int MaxDepth = 4;

    /// <summary>Gets the name and version of the model whose answers these are.</summary>
    public required string ModelName { get; init; }

    /// <summary>
    /// Gets what tells the model from others of its name and version, for example the same one trained anew: a SHA-256 of all that decides its
    /// answers. <see langword="null"/> where it is not known, as with a classifier of the host's.
    /// </summary>
    public string? ModelFingerprint { get; init; }

    /// <summary>Gets the number of recordings it was made from, 1 or more.</summary>
    public required int Clips { get; init; }

    /// <summary>
    /// Gets what is added to the natural logarithm of each emotion's probability, −<see cref="MaxOffset"/> to <see cref="MaxOffset"/>.
    /// </summary>
    public required IReadOnlyDictionary<string, float> Offsets { get; init; }

    /// <summary>Makes a profile from a model's answers for one speaker.</summary>
    /// <param name="modelName">The name and version of the model.</param>
    /// <param name="answers">
    /// The scores of each recording or window, over the same emotions, in any order; those without scores (no speech) are left out. They must
    /// be the plain answers, no profile or priors applied, at the model's own temperature; the recogniser's <c>CreateProfile</c> sees to that.
    /// </param>
    /// <exception cref="ArgumentException">No answer has scores, or two are over different emotions.</exception>
    public static SpeakerProfile Create(string modelName, IEnumerable<IReadOnlyList<EmotionScore>> answers)
    {
        ArgumentNullException.ThrowIfNull(modelName);
        ArgumentNullException.ThrowIfNull(answers);
        string[] labels = [];
        List<float[]> clips = [];
        foreach (IReadOnlyList<EmotionScore> scores in answers.Where(scores => scores.Count > 0))
        {
            Dictionary<string, float> table = scores.ToDictionary(score => score.Emotion, score => score.Probability, StringComparer.Ordinal);
            labels = labels.Length == 0 ? [.. table.Keys.Order(StringComparer.Ordinal)] : labels;
            if (table.Count != labels.Length || !labels.All(table.ContainsKey))
            {
                throw new ArgumentException($"Answers over different emotions: {string.Join(", ", labels)}; {string.Join(", ", table.Keys)}.", nameof(answers));
            }

            clips.Add(Array.ConvertAll(labels, label => table[label]));
        }

        if (clips.Count == 0)
        {
            throw new ArgumentException("No answer has scores: there is no speech to make a profile from.", nameof(answers));
        }

        float[] offsets = SpeakerOffsets.Of(clips);
        return new SpeakerProfile
        {
            ModelName = modelName,
            Clips = clips.Count,
            Offsets = new ReadOnlyDictionary<string, float>(labels.Zip(offsets).ToDictionary(StringComparer.Ordinal)),
        };
    }

    /// <summary>Reads a profile from JSON and checks it.</summary>
    /// <param name="json">The text, as <see cref="ToJson"/> writes it.</param>
    /// <exception cref="ArgumentException">The text is no profile, or a value is out of range.</exception>
    public static SpeakerProfile Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            SpeakerProfile nothing = new() { ModelName = "", Clips = 0, Offsets = ReadOnlyDictionary<string, float>.Empty };
            SpeakerProfile profile = JsonMembers.Parse(Encoding.UTF8.GetBytes(json), MaxDepth, nothing, Exchange);
            profile.Validate();
            return profile;
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The speaker profile cannot be read: {error.Message}", nameof(json), error);
        }
    }

    /// <summary>Writes the profile as indented JSON.</summary>
    public string ToJson() => Encoding.UTF8.GetString(JsonMembers.Write(this, Exchange));

    /// <summary>Takes the speaker's own off a model's plain probabilities, which sum to 1 again afterwards.</summary>
    /// <param name="labels">The model's labels; those the profile does not name stay as they are.</param>
    /// <param name="probabilities">One probability per label, changed in place.</param>
    /// <exception cref="ArgumentException">There are not as many probabilities as labels.</exception>
    public void Apply(IReadOnlyList<string> labels, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != probabilities.Length)
        {
            throw new ArgumentException($"There are {labels.Count} labels and {probabilities.Length} probabilities.", nameof(probabilities));
        }

        SpeakerOffsets.Apply(OffsetsFor(labels), probabilities);
    }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public void Validate()
    {
        List<string> errors = [];
        if (Clips < 1)
        {
            errors.Add($"Clips must be 1 or more; it was {Clips}.");
        }

        errors.AddRange(Offsets.Where(offset => !(Math.Abs(offset.Value) <= MaxOffset))
            .Select(offset => FormattableString.Invariant(
                $"The offset of '{offset.Key}' must be between −{MaxOffset} and {MaxOffset}; it was {offset.Value}.")));
        if (Offsets.Count == 0)
        {
            errors.Add("Offsets must name an emotion.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }

    /// <summary>Gives the offsets in the order of a model's labels.</summary>
    internal float[] OffsetsFor(IReadOnlyList<string> labels) => [.. labels.Select(label => Offsets.GetValueOrDefault(label))];

    private static SpeakerProfile Exchange(SpeakerProfile profile, JsonMembers json) => new()
    {
        ModelName = json.Text("model", profile.ModelName, isRequired: true),
        ModelFingerprint = json.OptionalText("fingerprint", profile.ModelFingerprint),
        Clips = json.Member("clips", profile.Clips),
        Offsets = json.Value("offsets", profile.Offsets, JsonForms.Single.Table, isRequired: true),
    };
}
