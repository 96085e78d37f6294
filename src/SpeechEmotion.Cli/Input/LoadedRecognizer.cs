using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>A recogniser with what it was made from.</summary>
/// <param name="Recognizer">The recogniser.</param>
/// <param name="Model">The model.</param>
/// <param name="Options">What was chosen.</param>
/// <param name="Speaker">The profile of the speaker it is for; <see langword="null"/> for any speaker.</param>
internal sealed record LoadedRecognizer(EmotionRecognizer Recognizer, ModelBundle Model, EmotionRecognizerOptions Options, SpeakerProfile? Speaker)
{
    private const int Digits = 12;

    /// <summary>
    /// Computes what tells its answers from others with the same model name: a few digits of a hash of the weights, and of the profile and
    /// whatever was chosen where that changes answers.
    /// </summary>
    /// <param name="channel">The channel that is judged; <see langword="null"/> for the mean of all.</param>
    public string Fingerprint(int? channel)
    {
        string model = BundleFingerprint.Compute(Model), choices = string.Concat(Choices(channel));
        return (choices.Length == 0 ? model : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + choices))))[..Digits];
    }

    private IEnumerable<string> Choices(int? channel)
    {
        if (Speaker is not null)
        {
            yield return Speaker.ToJson();
        }

        if (Options.Labels is { } labels)
        {
            yield return $"\nlabels {string.Join(' ', labels.Order(StringComparer.Ordinal))}";
        }

        if (Options.Priors is { } priors)
        {
            IEnumerable<string> shares = priors.OrderBy(prior => prior.Key, StringComparer.Ordinal)
                .Select(prior => FormattableString.Invariant($"{prior.Key}={prior.Value:R}"));
            yield return $"\npriors {string.Join(' ', shares)}";
        }

        if (Options.Voices != VoiceFamiliarity.Unfamiliar)
        {
            yield return $"\nvoices {Options.Voices}";
        }

        if (Options.MinimumConfidence > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"\nminimum {Options.MinimumConfidence:R}");
        }

        if (channel is { } number)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"\nchannel {number}");
        }
    }
}
