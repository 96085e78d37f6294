namespace SpeechEmotion.Tests.Segments;

public sealed class TurnMergerTests
{
    [Fact]
    public void Add_SameAnswers_JoinsThemHalfWayBetweenWindowMiddles()
    {
        // Windows of 3 seconds every 1.5: middles at 1.5, 3, 4.5, 6; borders at 2.25, 3.75, 5.25.
        List<EmotionSegment> turns = Merge(0, "aabb");

        Assert.Equal(["a 0-3.75", "b 3.75-7.5"], turns.Select(Text));
    }

    [Fact]
    public void Add_AnyAnswers_CoversTheRecordingWithoutOverlap()
    {
        List<EmotionSegment> turns = Merge(2, "ab-bbaaa--aba-a");

        Assert.Equal(TimeSpan.Zero, turns[0].Start);
        Assert.Equal(TimeSpan.FromSeconds((14 * 1.5) + 3), turns[^1].End);
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(turns, turn => Assert.True(turn.Duration >= TimeSpan.FromSeconds(2)));
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.NotEqual(pair.First.Emotion, pair.Second.Emotion));
    }

    [Theory]
    [InlineData("aaabaaa", "a 0-12")]
    [InlineData("aaabccc", "a 0-6.75|c 6.75-12")]
    [InlineData("abbbb", "a 0-2.25|b 2.25-9")]
    [InlineData("aaab-", "a 0-6.75|- 6.75-9")]
    [InlineData("----", "- 0-7.5")]
    [InlineData("a", "a 0-3")]
    public void Add_TurnBelowTheMinimum_CountsToItsNeighbour(string answers, string expected) =>
        Assert.Equal(expected, string.Join('|', Merge(2, answers).Select(Text)));

    [Fact]
    public void Add_ShortFirstTurn_CountsToTheNext() => Assert.Equal(["b 0-9"], Merge(3, "abbbb").Select(Text));

    [Fact]
    public void Complete_Turn_HasTheMeanOfItsOwnScoresAndTheSpeechOfAll()
    {
        TurnMerger merger = new(TimeSpan.FromSeconds(2));
        Queue<EmotionSegment> turns = new();
        merger.Add(Window(0, 'a', 0.9f, ratio: 1), turns);
        merger.Add(Window(1, 'b', 0.8f, ratio: 0.5f), turns);
        merger.Add(Window(2, 'a', 0.6f, ratio: 1), turns);
        merger.Complete(turns);

        EmotionSegment turn = Assert.Single(turns);

        // Own parts: 2.25 s, 1.5 s (another answer), 2.25 s.
        Assert.Equal("a", turn.Emotion);
        Assert.Equal(0.75f, turn.Confidence, 5);
        Assert.Equal(0.25f, turn.Scores[1].Probability, 5);
        Assert.Equal(5.25f / 6, turn.SpeechRatio, 5);
    }

    [Fact]
    public void Add_TurnsLongEnough_GivesEachAsSoonAsItCannotChange()
    {
        TurnMerger merger = new(TimeSpan.FromSeconds(1));
        Queue<EmotionSegment> turns = new();
        foreach ((char answer, int index) in "aabbcc".Select((answer, index) => (answer, index)))
        {
            merger.Add(Window(index, answer), turns);
        }

        Assert.Equal(["a 0-3.75"], turns.Select(Text));
    }

    private static List<EmotionSegment> Merge(double minimumSeconds, string answers)
    {
        TurnMerger merger = new(TimeSpan.FromSeconds(minimumSeconds));
        Queue<EmotionSegment> turns = new();
        for (int i = 0; i < answers.Length; i++)
        {
            merger.Add(Window(i, answers[i]), turns);
        }

        merger.Complete(turns);
        return [.. turns];
    }

    private static EmotionSegment Window(int index, char answer, float confidence = 0.8f, float ratio = 1)
    {
        string other = answer == 'a' ? "b" : "a";
        bool isSpeech = answer != '-';
        return new EmotionSegment
        {
            Start = TimeSpan.FromSeconds(index * 1.5),
            End = TimeSpan.FromSeconds((index * 1.5) + 3),
            Emotion = isSpeech ? answer.ToString() : null,
            Confidence = isSpeech ? confidence : 0,
            Scores = isSpeech ? [new EmotionScore(answer.ToString(), confidence), new EmotionScore(other, 1 - confidence)] : [],
            SpeechRatio = isSpeech ? ratio : 0,
        };
    }

    private static string Text(EmotionSegment turn) =>
        FormattableString.Invariant($"{turn.Emotion ?? "-"} {turn.Start.TotalSeconds}-{turn.End.TotalSeconds}");
}
