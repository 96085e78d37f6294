using SpeechEmotion.Features.Kernels;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>Windows, mel and chroma banks and cosine matrices against librosa's arrays and their defining properties.</summary>
public sealed class TableTests
{
    public static TheoryData<string> MelBanks => [.. Files("mel_").Where(n => !n.Contains("frequencies", StringComparison.Ordinal))];

    public static TheoryData<string> ChromaBanks => [.. Files("chroma_")];

    [Theory]
    [MemberData(nameof(MelBanks))]
    public void BandWeights_ReferenceBank_EqualLibrosa(string name)
    {
        // mel_<scale>[_nonorm]_<rate>_<fft>_<bands>
        string[] parts = name.Split('_');
        int rate = Number(parts[^3]), fft = Number(parts[^2]), bands = Number(parts[^1]);
        MelNormalization norm = parts.Contains("nonorm") ? MelNormalization.None : MelNormalization.Slaney;
        BandWeights bank = BandWeights.Create(new MelBank(rate, fft, bands, 0, rate / 2.0, parts[1] == "htk", norm));
        double[] expected = ReferenceArrays.Read("filters/" + name).Values;
        int bins = (fft / 2) + 1;
        float[] actual = new float[bands * bins];
        for (int band = 0; band < bands; band++)
        {
            bank.Weights(band).CopyTo(actual.AsSpan((band * bins) + bank.Start(band)));
        }

        double tolerance = 2e-7 * expected.Max();
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], tolerance));
    }

    [Theory]
    [MemberData(nameof(ChromaBanks))]
    public void ChromaBank_ReferenceBank_EqualsLibrosa(string name)
    {
        // chroma_<rate>_<fft>_tuning<value>
        string[] parts = name.Split('_');
        double tuning = double.Parse(parts[3].AsSpan("tuning".Length), System.Globalization.CultureInfo.InvariantCulture);
        float[] actual = ChromaBank.Create(Number(parts[1]), Number(parts[2]), 12, tuning);
        double[] expected = ReferenceArrays.Read("filters/" + name).Values;

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], 1e-7));
    }

    [Theory]
    [InlineData("mel_frequencies_130_slaney", false)]
    [InlineData("mel_frequencies_130_htk", true)]
    public void MelFrequencies_ReferenceScale_EqualLibrosa(string name, bool htk)
    {
        double[] expected = ReferenceArrays.Read("filters/" + name).Values;
        double[] actual = MelScale.Frequencies(130, 0, 11_025, htk);
        Assert.All(Enumerable.Range(0, 130), i => Assert.Equal(expected[i], actual[i], 1e-9 * (1 + expected[i])));
    }

    [Fact]
    public void MelScale_ReferenceFrequencies_EqualLibrosaBothWays()
    {
        double[] both = ReferenceArrays.Read("filters/hz_to_mel_slaney").Values;
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(both[8 + i], MelScale.FromHertz(both[i], htk: false), 1e-9 * (1 + both[8 + i]));
            Assert.Equal(both[i], MelScale.ToHertz(both[8 + i], htk: false), 1e-9 * (1 + both[i]));
        }
    }

    [Fact]
    public void WindowTable_Hann_EqualsScipy()
    {
        double[] expected = ReferenceArrays.Read("misc/hann2048").Values;
        double[] actual = WindowTable.Create(new StftOptions());
        Assert.All(Enumerable.Range(0, 2048), i => Assert.Equal(expected[i], actual[i], 1e-15));
    }

    [Fact]
    public void SignChanges_ReferenceCornerCases_EqualLibrosa()
    {
        float[] x = ReferenceArrays.Read("misc/zc_input").ToSingle();
        double[] expected = ReferenceArrays.Read("misc/zc_output_padTrue").Values;
        ulong[] bits = new ulong[1];
        SignChanges.Mark(x, bits);

        // The reference marks the first sample (pad=True); here a first sample is never a change.
        Assert.All(Enumerable.Range(1, x.Length - 1), i => Assert.Equal(expected[i] > 0, ((bits[0] >> i) & 1) > 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DctMatrix_Ortho_IsOrthonormal(int type)
    {
        const int Length = 24;
        double[] matrix = DctMatrix.Create(type, DctNormalization.Ortho, Length, Length);
        for (int a = 0; a < Length; a++)
        {
            for (int b = 0; b < Length; b++)
            {
                double dot = Enumerable.Range(0, Length).Sum(n => matrix[(a * Length) + n] * matrix[(b * Length) + n]);
                Assert.Equal(a == b ? 1 : 0, dot, 1e-12);
            }
        }
    }

    [Fact]
    public void DctMatrix_Constant_HasOnlyTheFirstCoefficient()
    {
        double[] matrix = DctMatrix.Create(2, DctNormalization.Ortho, 20, 128);
        for (int k = 0; k < 20; k++)
        {
            double coefficient = matrix.AsSpan(k * 128, 128).ToArray().Sum() * -100;
            Assert.Equal(k == 0 ? -100 * Math.Sqrt(128) : 0, coefficient, 1e-10);
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Files(string prefix) => ReferenceArrays.Entries
        .Where(e => e.File.StartsWith("filters/" + prefix, StringComparison.Ordinal))
        .Select(e => e.File["filters/".Length..^".npy".Length]);
}
