using System.Security.Cryptography;
using System.Text;

namespace SpeechEmotion.Training;

/// <summary>What decides a clip's features, and so where a cache keeps them.</summary>
/// <param name="RecipeFingerprint">The recipe's fingerprint.</param>
/// <param name="ContentHash">The SHA-256 of the audio file's bytes: a renamed file is found again, a changed one is not.</param>
/// <param name="Variant">What was done to the samples before extraction; <see cref="Clean"/> for nothing.</param>
/// <param name="LibraryBuild">
/// The builds of what computed the features, features and steps of the host's own included: a build with other numerics finds nothing of an older one.
/// </param>
public sealed record FeatureCacheKey(string RecipeFingerprint, string ContentHash, string Variant, string LibraryBuild)
{
    /// <summary>The variant of clips that no augmentation changed.</summary>
    public const string Clean = "clean";

    /// <summary>Gets the SHA-256 of all parts, 64 lower-case hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', RecipeFingerprint, ContentHash, Variant, LibraryBuild))));
}
