using System.Globalization;
using SpeechEmotion.Audio;
using SpeechEmotion.Datasets;
using SpeechEmotion.TestKit;
using Xunit.Abstractions;

namespace SpeechEmotion.Models.Acted.Tests;

/// <summary>How well the turns of a long recording agree with the clips it was made of: two actors the model has not heard.</summary>
public sealed class SegmentQualityTests(ITestOutputHelper output)
{
    private const int Rate = 16_000;

    private static readonly string[] Unheard = ["ravdess/15", "ravdess/16"];

    [CorpusFact("ravdess")]
    public async Task PredictSegmentsAsync_ClipsWithPauses_AgreesNearlyAsWellAsTheClips()
    {
        Assert.All(Unheard, speaker => Assert.Contains(speaker, ActedSpeechModel.Load().ModelCard, StringComparison.Ordinal));
        EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
        Score clips = new(), joined = new(), time = new(), speech = new(), pauses = new();
        foreach (IGrouping<string, Utterance> actor in new RavdessParser().Parse(Corpora.Folder("ravdess"))
            .Where(utterance => Unheard.Contains(utterance.SpeakerKey))
            .GroupBy(utterance => utterance.SpeakerKey))
        {
            (AudioSignal recording, List<Stretch> truth) = Join(actor);
            List<EmotionSegment> turns = await Turns(recognizer, recording);
            foreach (Stretch stretch in truth)
            {
                clips.Add(1, recognizer.Predict(stretch.Clip).Emotion == stretch.Emotion);
                joined.Add(1, Best(turns, stretch) == stretch.Emotion);
                foreach (EmotionSegment turn in turns)
                {
                    double inside = Overlap(turn, stretch.Start, stretch.End);
                    time.Add(inside, turn.Emotion == stretch.Emotion);
                    speech.Add(inside, turn.IsSpeech);
                    pauses.Add(Overlap(turn, stretch.End, stretch.End + Pause(stretch.Index)), turn.IsSpeech);
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"clips alone {clips.Share:P1}; clips in the recording {joined.Share:P1}; time {time.Share:P1}; speech heard {speech.Share:P1}; " +
            $"pauses taken for speech {pauses.Share:P1}"));
        Assert.True(joined.Share > clips.Share - 0.1, $"{joined.Share:P1} in the recording, {clips.Share:P1} alone.");
        Assert.True(speech.Share > 0.9, $"{speech.Share:P1} of the speech is heard.");
    }

    // 0.7 to 2.5 seconds, always the same.
    private static double Pause(int index) => 0.7 + (1.8 * (index * 0.618 % 1));

    private static (AudioSignal Recording, List<Stretch> Truth) Join(IEnumerable<Utterance> clips)
    {
        AudioReader reader = new();
        Random random = new(7);
        List<float> samples = [];
        List<Stretch> truth = [];
        foreach (Utterance utterance in clips.OrderBy(_ => random.Next()).ToArray())
        {
            AudioSignal clip = SilenceTrimmer.Trim(reader.ReadFile(utterance.Path), 45);
            double start = (double)samples.Count / Rate;
            samples.AddRange(clip.Samples.Span);
            truth.Add(new Stretch(truth.Count, start, (double)samples.Count / Rate, utterance.Emotion, clip));
            samples.AddRange(Enumerable.Range(0, (int)(Rate * Pause(truth.Count - 1))).Select(_ => (float)(1e-3 * (random.NextDouble() - 0.5))));
        }

        return (new AudioSignal(samples.ToArray(), Rate), truth);
    }

    private static async Task<List<EmotionSegment>> Turns(EmotionRecognizer recognizer, AudioSignal recording)
    {
        using MemoryStream stream = new();
        WavEncoder.Write(stream, recording, WavEncoding.IeeeFloat);
        stream.Position = 0;
        List<EmotionSegment> turns = [];
        await foreach (EmotionSegment turn in recognizer.PredictSegmentsAsync(stream, new SegmentOptions { MergeTurns = true }))
        {
            turns.Add(turn);
        }

        return turns;
    }

    // The emotion of most probability over the time of a clip.
    private static string? Best(List<EmotionSegment> turns, Stretch stretch) => turns
        .SelectMany(turn => turn.Scores.Select(score => (score.Emotion, Weight: score.Probability * Overlap(turn, stretch.Start, stretch.End))))
        .GroupBy(score => score.Emotion)
        .MaxBy(emotion => emotion.Sum(score => score.Weight))?.Key;

    private static double Overlap(EmotionSegment turn, double start, double end) =>
        Math.Max(0, Math.Min(end, turn.End.TotalSeconds) - Math.Max(start, turn.Start.TotalSeconds));

    private sealed record Stretch(int Index, double Start, double End, string Emotion, AudioSignal Clip);

    private sealed class Score
    {
        private double _right;
        private double _all;

        public double Share => _right / _all;

        public void Add(double weight, bool isRight)
        {
            _all += weight;
            _right += isRight ? weight : 0;
        }
    }
}
