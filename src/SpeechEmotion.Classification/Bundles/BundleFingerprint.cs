using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SpeechEmotion.Classification;

/// <summary>A hash of everything in a bundle that decides its answers, so that models with one name and version are told apart.</summary>
internal static class BundleFingerprint
{
    /// <summary>
    /// Computes the SHA-256 of labels, recipe, network, calibration, normaliser and weights, 64 lower-case hexadecimal digits. Names, cards
    /// and figures are no part of it. A bundle that is saved in full precision and loaded again has the same.
    /// </summary>
    public static string Compute(ModelBundle bundle)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, string.Join('\n', bundle.Labels));
        Add(hash, bundle.Recipe.Fingerprint);
        Add(hash, bundle.Network.ToJson());
        Add(hash, string.Create(CultureInfo.InvariantCulture, $"{bundle.Calibration.Temperature:R} {bundle.Calibration.UnfamiliarTemperature:R}"));
        if (bundle.Calibration.ShortClips is { } clips)
        {
            Add(hash, string.Create(CultureInfo.InvariantCulture, $"short clips {clips.Frames} {clips.Exponent:R}"));
            hash.AppendData(MemoryMarshal.AsBytes<float>([.. clips.Offsets]));
        }

        foreach (WeightTensor tensor in BundleReader.CombineTensors(bundle))
        {
            Add(hash, $"{tensor.Name} {string.Join('x', tensor.Shape)}");
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Computes the same without the temperature for unfamiliar voices, which speakers' profiles know nothing of: measuring it makes no profile wrong.
    /// </summary>
    public static string ComputeForProfiles(ModelBundle bundle) =>
        Compute(bundle with { Calibration = bundle.Calibration with { UnfamiliarTemperature = null } });

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
