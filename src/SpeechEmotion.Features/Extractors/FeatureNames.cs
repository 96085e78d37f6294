using System.Globalization;

namespace SpeechEmotion.Features;

/// <summary>Builds the names of features of many rows.</summary>
internal static class FeatureNames
{
    /// <summary>Gives <c>prefix_0</c> to <c>prefix_(count − 1)</c>.</summary>
    public static string[] Numbered(string prefix, int count) =>
        [.. Enumerable.Range(0, Math.Max(0, count)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{i}"))];
}
