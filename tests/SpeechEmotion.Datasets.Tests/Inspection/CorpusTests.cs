using SpeechEmotion.TestKit;

namespace SpeechEmotion.Datasets.Tests.Inspection;

/// <summary>The real corpora, against the counts their makers publish.</summary>
public sealed class CorpusTests
{
    [CorpusFact("ravdess")]
    public void Create_Ravdess_HasTheKnownCountsAndOneDuplicate()
    {
        DatasetSummary summary = DatasetSummary.Create(DatasetScan.Run(new RavdessParser(), Corpora.Folder("ravdess")));

        Assert.Equal(1440, summary.ClipCount);
        Assert.Equal((96, 192), (summary.ClipsByEmotion["neutral"], summary.ClipsByEmotion["surprise"]));
        Assert.Equal((12, 12), (summary.SpeakersBySex[SpeakerSex.Female], summary.SpeakersBySex[SpeakerSex.Male]));
        Assert.Equal(
            ["03-01-03-01-02-01-07.wav", "03-01-03-01-02-02-07.wav"], Assert.Single(summary.Duplicates).Select(Path.GetFileName));
        Assert.Empty(summary.Problems);
    }

    [CorpusFact("emodb")]
    public void Parse_EmoDb_HasTheKnownCounts()
    {
        Utterance[] clips = new EmoDbParser().Parse(Corpora.Folder("emodb")).ToArray();

        Assert.Equal(
            ["angry 127", "boredom 81", "disgust 46", "fear 69", "happy 71", "neutral 79", "sad 62"],
            clips.CountBy(clip => clip.Emotion).Select(pair => $"{pair.Key} {pair.Value}").Order());
        Assert.Equal(10, clips.DistinctBy(clip => clip.Speaker).Count());
    }

    [CorpusFact("tess")]
    public void Parse_Tess_Has400ClipsOfEachOfSevenEmotions()
    {
        Utterance[] clips = new TessParser().Parse(Corpora.Folder("tess")).ToArray();

        Assert.Equal(7, clips.Select(clip => clip.Emotion).Distinct().Count());
        Assert.All(clips.CountBy(clip => clip.Emotion), pair => Assert.Equal(400, pair.Value));
    }
}
