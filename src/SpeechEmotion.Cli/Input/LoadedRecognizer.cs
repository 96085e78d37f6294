using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>A recogniser with what it was made from.</summary>
/// <param name="Recognizer">The recogniser.</param>
/// <param name="Model">The model.</param>
/// <param name="Speaker">The profile of the speaker it is for; <see langword="null"/> for any speaker.</param>
internal sealed record LoadedRecognizer(EmotionRecognizer Recognizer, ModelBundle Model, SpeakerProfile? Speaker)
{
    private const int Digits = 12;

    /// <summary>Computes what tells its answers from those of others with the same model name: a few digits of a hash of weights and profile.</summary>
    public string Fingerprint()
    {
        string model = BundleFingerprint.Compute(Model);
        return (Speaker is null ? model : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + Speaker.ToJson()))))[..Digits];
    }
}
