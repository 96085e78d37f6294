namespace SpeechEmotion.Classification;

/// <summary>What a list of labels must be like.</summary>
internal static class LabelRules
{
    private const int MaxCount = 1000;
    private const int MaxLength = 100;

    /// <exception cref="ArgumentException">A label is empty, too long, not printable or repeated, or there are not as many as the network has outputs.</exception>
    public static void Check(IReadOnlyList<string> labels, int networkOutputs)
    {
        if (labels.Count != networkOutputs)
        {
            throw new ArgumentException($"labels has {labels.Count} entries but the network's last layer gives {networkOutputs}.");
        }

        if (labels.Count > MaxCount)
        {
            throw new ArgumentException($"labels has {labels.Count} entries; at most {MaxCount} are accepted.");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string label in labels)
        {
            if (string.IsNullOrWhiteSpace(label) || label.Length > MaxLength)
            {
                throw new ArgumentException($"Every label must have 1 to {MaxLength} characters; one was '{label}'.");
            }

            if (label.Any(char.IsControl))
            {
                throw new ArgumentException("Every label must be printable; one holds a control character.");
            }

            if (!seen.Add(label))
            {
                throw new ArgumentException($"Every label must be there once; '{label}' is there twice.");
            }
        }
    }
}
