using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SpeechEmotion.Training.Tests.Evaluation;

namespace SpeechEmotion.Training.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void ToJson_ReadBack_IsTheSameReport()
    {
        EvaluationReport report = SampleReport.Create();

        Assert.Equal(report.ToJson(), EvaluationReport.Parse(report.ToJson()).ToJson());
        Assert.Equal(report.Result.Accuracy, EvaluationReport.Parse(report.ToJson()).Result.Confusion.Accuracy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{ "title": "x" }""")]
    public void Parse_NotAReport_IsRefused(string json) => Assert.Throws<ArgumentException>(() => EvaluationReport.Parse(json));

    [Theory]
    [InlineData("facts/0/key", "facts")]
    [InlineData("conditions/0", "conditions")]
    [InlineData("folds/1", "folds")]
    [InlineData("curves/0", "curves")]
    [InlineData("curves/0/points/3", "points of a curve")]
    [InlineData("result/classes/0", "classes")]
    [InlineData("result/confusion/counts/2", "labels and rows")]
    [InlineData("result/confusion/labels/2", "labels and rows")]
    [InlineData("result/speakers/0", "speakers")]
    [InlineData("result/sexes/0", "sexes")]
    [InlineData("result/reliability/0", "reliability")]
    [InlineData("result/coverage/0", "coverage")]
    public void Parse_NullInAList_IsRefusedByTheListsName(string place, string name)
    {
        JsonNode report = JsonNode.Parse(SampleReport.Create().ToJson())!, parent = report;
        string[] steps = place.Split('/');
        foreach (string step in steps[..^1])
        {
            parent = int.TryParse(step, CultureInfo.InvariantCulture, out int at) ? parent[at]! : parent[step]!;
        }

        if (parent is JsonArray list)
        {
            list[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = null;
        }
        else
        {
            parent[steps[^1]] = null;
        }

        Assert.Contains(name, Assert.Throws<ArgumentException>(() => EvaluationReport.Parse(report.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToText_Folds_GivesMeanAndSpread()
    {
        string text = SampleReport.Create().ToText();

        // UAR of fold k and seed s is 0.49 + 0.012 k + 0.01 s: mean 0.537, sample deviation over 12 runs 0.02204.
        Assert.Contains("53.7 ± 2.2 % (n = 12)", text, StringComparison.Ordinal);
        Assert.Contains("UAR over 2 seeds (each the mean of its folds): 53.7 ± 0.7 % (n = 2)", text, StringComparison.Ordinal);
        Assert.Contains("over speakers", text, StringComparison.Ordinal);
        Assert.DoesNotContain(EvaluationResult.OverlapWarning, text, StringComparison.Ordinal);
    }

    [Fact]
    public void AllForms_WhatCannotBeMeasured_IsNoZero()
    {
        ClipPrediction[] clips = [.. FakePredictions.Corpus(EmotionLabels.Eight, speakers: 6, clipsPerLabel: 3).Where(clip => clip.Truth != "calm")];
        EvaluationReport sample = SampleReport.Create(), report = sample with { Result = Evaluator.Evaluate(EmotionLabels.Eight, clips), Folds = [sample.Folds[0]] };

        Assert.Matches(@"\ncalm +– ", report.ToText());
        Assert.Contains("50.2 % (n = 1)", report.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain("±", report.ToHtml().Replace("mean ± sd", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("calm", report.Result.ToMetrics("p", EmotionLabels.Eight).Recall!.Keys);
        Assert.DoesNotContain("calm: recall", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void AllForms_ClipsJudgedBySeveralSeeds_SayHowManyThereAre()
    {
        EvaluationReport once = SampleReport.Create();
        ClipPrediction[] clips = FakePredictions.Corpus(EmotionLabels.Eight, speakers: 24, clipsPerLabel: 7);
        EvaluationReport twice = once with { Result = Evaluator.Evaluate(EmotionLabels.Eight, [.. clips, .. clips]) };

        Assert.Contains("clips: 1344, each judged by 2 seeds; counts of clips are of the 2688 answers", twice.ToText(), StringComparison.Ordinal);
        Assert.Contains("<div class=\"value\">1344</div><div class=\"note\">each judged by 2 seeds", twice.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("\"distinctClips\": 1344", twice.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("judged by", once.ToText() + once.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void AllForms_OtherFrequencies_AreSaidAndReadBack()
    {
        EvaluationReport report = SampleReport.Create();
        ClipPrediction[] clips = FakePredictions.Corpus(EmotionLabels.Eight, speakers: 24, clipsPerLabel: 7);
        EvaluationReport told = report with
        {
            Result = Evaluator.Evaluate(EmotionLabels.Eight, clips, new() { Priors = new Dictionary<string, double> { ["neutral"] = 0.8, ["angry"] = 0.08 } }),
        };

        Assert.Contains("if the clips were neutral 80.0 %, angry 8.0 %, ", told.ToText(), StringComparison.Ordinal);
        Assert.Contains("As if the clips were neutral 80.0 %, angry 8.0 %, ", told.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(told.Result.AtPriors!.Told, EvaluationReport.Parse(told.ToJson()).Result.AtPriors!.Told);
        Assert.DoesNotContain("if the clips were", report.ToText() + report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ReportWrittenBeforeClipsWereCounted_IsReadAndClaimsNothing()
    {
        string json = SampleReport.Create().ToJson().Replace("    \"distinctClips\": 1344,\n", "", StringComparison.Ordinal);

        EvaluationReport report = EvaluationReport.Parse(json);

        Assert.DoesNotContain("distinctClips", json, StringComparison.Ordinal);
        Assert.Null(report.Result.DistinctClips);
        Assert.DoesNotContain("clips: ", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void AllForms_SpeakersOverlap_SaySo()
    {
        EvaluationReport report = SampleReport.Create(speakersOverlap: true);

        Assert.Contains("WARNING: speakers overlap: optimistic", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("speakers overlap: optimistic", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("\"speakersOverlap\": true", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_WholeReport_IsWellFormedAndNeedsNothingElse()
    {
        string html = SampleReport.Create().ToHtml();

        // With void elements closed the page is XML, so every tag is balanced and every text is escaped.
        XDocument page = XDocument.Parse(Closed(html));
        Assert.Equal(8, page.Descendants("svg").Count());
        Assert.All(page.Descendants("svg"), svg => Assert.False(string.IsNullOrEmpty(svg.Attribute("aria-label")?.Value)));
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Contains("&lt;24 speakers&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_ConfusionPlot_ShowsEveryCount()
    {
        EvaluationReport report = SampleReport.Create();

        string[] tips = [.. XDocument.Parse(Closed(report.ToHtml())).Descendants("title").Select(title => title.Value)
            .Where(tip => tip.Contains(" taken for ", StringComparison.Ordinal))];

        Assert.Equal(64, tips.Length);
        Assert.Equal(report.Result.Clips, tips.Sum(tip => int.Parse(tip.Split(": ")[1].Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void ToHtml_SingleTest_LeavesFoldsAndLearningOut()
    {
        string html = (SampleReport.Create() with { Folds = [], Curves = [] }).ToHtml();

        Assert.DoesNotContain("<h2>Folds</h2>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Learning", html, StringComparison.Ordinal);
    }

    private static string Closed(string html) => html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
        .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
        .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "", StringComparison.Ordinal)
        .Replace("<br>", "<br/>", StringComparison.Ordinal);
}
