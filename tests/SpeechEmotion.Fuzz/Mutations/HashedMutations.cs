using System.Security.Cryptography;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>
/// Changes of files that carry the SHA-256 of what follows it: mostly the hash is made right again, as an attacker would.
/// </summary>
internal static class HashedMutations
{
    /// <summary>Makes one change of a file whose hash stands at a place.</summary>
    public static byte[] Mutate(byte[] input, int hashAt, Random random)
    {
        byte[] changed = ByteMutations.Mutate(input, random);
        int state = hashAt + SHA256.HashSizeInBytes;
        if (changed.Length >= state && random.Next(4) > 0)
        {
            input.AsSpan(0, Math.Min(hashAt, input.Length)).CopyTo(changed);
            SHA256.HashData(changed.AsSpan(state), changed.AsSpan(hashAt));
        }

        return changed;
    }
}
