namespace SpeechEmotion.Datasets;

/// <summary>Deals speakers into groups: seeded, and balanced by sex and number of clips.</summary>
internal static class SpeakerGroups
{
    /// <summary>Deals all speakers into <paramref name="count"/> groups of speaker keys, each in ordinal order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Deal(IEnumerable<Utterance> utterances, int count, int seed)
    {
        Group[] groups = Enumerable.Range(0, count).Select(_ => new Group()).ToArray();
        foreach (Speaker speaker in Shuffled(utterances, seed).OrderByDescending(speaker => speaker.Clips))
        {
            // Large speakers first, each to the group that has fewest of this sex, then fewest speakers, then fewest clips.
            Group target = groups
                .OrderBy(group => group.Members.Count(member => member.Category == speaker.Category))
                .ThenBy(group => group.Members.Count)
                .ThenBy(group => group.Members.Sum(member => member.Clips))
                .First();
            target.Members.Add(speaker);
        }

        return [.. groups.Select(group =>
            (IReadOnlyList<string>)[.. group.Members.Select(member => member.Key).Order(StringComparer.Ordinal)])];
    }

    /// <summary>Chooses <paramref name="count"/> speakers, the categories (corpus and sex) in turn.</summary>
    public static IReadOnlyList<string> Choose(IEnumerable<Utterance> utterances, int count, int seed)
    {
        Speaker[] speakers = Shuffled(utterances, seed);
        if (count < 1 || count >= speakers.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                $"The number of validation speakers must be between 1 and {speakers.Length - 1} "
                    + $"(of {speakers.Length} in training); it was {count}.");
        }

        // Round-robin over the categories, the ones with most speakers first, so that two validation speakers are a woman and a man.
        return [.. speakers.GroupBy(speaker => speaker.Category)
            .SelectMany(category => category.Select((speaker, turn) => (speaker, turn, size: category.Count())))
            .OrderBy(entry => entry.turn).ThenByDescending(entry => entry.size)
            .Take(count).Select(entry => entry.speaker.Key).Order(StringComparer.Ordinal)];
    }

    private static Speaker[] Shuffled(IEnumerable<Utterance> utterances, int seed)
    {
        Speaker[] speakers = [.. utterances.GroupBy(utterance => utterance.SpeakerKey)
            .Select(group => new Speaker(group.Key, $"{group.First().Dataset}/{group.First().Sex}", group.Count()))
            .OrderBy(speaker => speaker.Key, StringComparer.Ordinal)];
        new Random(seed).Shuffle(speakers);
        return speakers;
    }

    private sealed record Speaker(string Key, string Category, int Clips);

    private sealed class Group
    {
        public List<Speaker> Members { get; } = [];
    }
}
