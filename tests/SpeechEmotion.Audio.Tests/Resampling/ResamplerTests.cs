using SpeechEmotion.Audio.Kernels;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class ResamplerTests
{
    /// <summary>
    /// Another filter than soxr's: both are flat to 0.91 of Nyquist, so what differs is the chirps' start and end (cut hard, so they reach beyond)
    /// and soxr's own pass band, 0.001 dB from flat. An impulse has all frequencies, those between 0.91 and 1 of Nyquist too.
    /// </summary>
    [Theory]
    [InlineData("chirp_48000", 48000, 22050, 2e-4)]
    [InlineData("chirp_48000", 48000, 16000, 2e-4)]
    [InlineData("chirp_8000", 8000, 22050, 5e-4)]
    [InlineData("chirp_8000", 8000, 16000, 3e-4)]
    [InlineData("chirp_16000", 16000, 22050, 4e-4)]
    [InlineData("chirp_16000", 16000, 8000, 2e-3)]
    [InlineData("chirp_22050", 22050, 16000, 3e-4)]
    [InlineData("short500_22050", 22050, 16000, 5e-4)]
    [InlineData("short500_22050", 22050, 44100, 4e-4)]
    [InlineData("impulse_22050", 22050, 16000, 8e-3)]
    [InlineData("impulse_22050", 22050, 44100, 8e-3)]
    public void Resample_LibrosasSoxr_DiffersByLess(string signal, int source, int target, double relativeRms)
    {
        float[] expected = ReferenceArrays.Read($"{signal}/resample_{target}").ToSingle();

        float[] actual = new Resampler(source, target).Resample(ReferenceArrays.Read($"{signal}/y").ToSingle());

        Assert.Equal(expected.Length, actual.Length);
        double error = actual.Zip(expected, static (a, b) => Math.Pow((double)a - b, 2)).Sum();
        Assert.InRange(Math.Sqrt(error / expected.Sum(static value => (double)value * value)), 0, relativeRms);
    }

    [Theory]
    [InlineData(48000, 22050)]
    [InlineData(44100, 22050)]
    [InlineData(22050, 16000)]
    [InlineData(8000, 16000)]
    [InlineData(16000, 16000)]
    [InlineData(23361.21, 22050)]
    public void OpenStream_AnyChunks_GivesTheSameBits(double source, double target)
    {
        Resampler resampler = new(source, target);
        float[] samples = Noise(5000);
        float[] whole = resampler.Resample(samples);
        foreach (int chunk in new[] { 1, 7, 160, 4999, 5000 })
        {
            StreamingResampler stream = resampler.OpenStream();
            List<float> read = [];
            for (int start = 0; start < samples.Length; start += chunk)
            {
                stream.Write(samples.AsSpan(start, Math.Min(chunk, samples.Length - start)));
                Drain(stream, read, atMost: 37);
            }

            stream.Complete();
            stream.Complete();
            Drain(stream, read, atMost: 37);

            Assert.Equal(whole, read);
        }
    }

    [Fact]
    public void OpenStream_LongStream_StaysSmallAndAllocatesNothing()
    {
        StreamingResampler stream = new Resampler(48000, 16000).OpenStream();
        float[] chunk = Noise(480), output = new float[1000];
        stream.Write(chunk);
        stream.Read(output);
        stream.Write(chunk);
        stream.Read(output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 2000; i++)
        {
            stream.Write(chunk);
            stream.Read(output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Write_AfterComplete_IsRefused()
    {
        StreamingResampler stream = new Resampler(2, 1).OpenStream();
        stream.Complete();

        Assert.Throws<InvalidOperationException>(() => stream.Write([1]));
        Assert.Equal(0, stream.Available);
    }

    [Fact]
    public void Resample_EveryShortLength_HasLibrosasLengthAndEqualsTheDefinition()
    {
        Resampler resampler = new(3, 2);
        float[] row = new float[resampler.Filter.TapCount];
        for (int length = 0; length <= 129; length++)
        {
            float[] samples = Noise(length);

            float[] output = resampler.Resample(samples);

            Assert.Equal((int)Math.Ceiling(length * (2.0 / 3)), output.Length);
            for (int n = 0; n < output.Length; n++)
            {
                Assert.Equal(Definition(samples, n, row), output[n], 2e-6);
            }
        }

        static double Definition(float[] samples, int output, float[] row)
        {
            int half = row.Length / 2;
            KaiserSinc.Design(1.5, output * 3 % 2 / 2.0, row);
            double sum = 0;
            for (int k = 0; k < row.Length; k++)
            {
                int index = (output * 3 / 2) - half + 1 + k;
                sum += index >= 0 && index < samples.Length ? (double)row[k] * samples[index] : 0;
            }

            return sum;
        }
    }

    [Fact]
    public void Resample_NearlyRationalRatio_AgreesWithTheExactTable()
    {
        float[] samples = Noise(4000);
        float[] exact = new Resampler(48000, 22050).Resample(samples);
        Resampler interpolated = new(48000.000001, 22050);

        Assert.False(interpolated.Filter.IsExact);
        Assert.All(interpolated.Resample(samples).Zip(exact), static pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Design_Row_EqualsTheFormula()
    {
        float[] row = new float[2 * KaiserSinc.HalfLength(2)];
        KaiserSinc.Design(2, 0.25, row);
        double shape = 0.1102 * (102 - 8.7), cutoff = 0.956 / 2;
        for (int k = 0; k < row.Length; k++)
        {
            double t = k - ((row.Length / 2) - 1) - 0.25, x = t / (row.Length / 2.0);
            double expected = Math.Sin(Math.PI * cutoff * t) / (Math.PI * t) * Bessel(shape * Math.Sqrt(1 - (x * x))) / Bessel(shape);
            Assert.Equal(expected, row[k], 1e-7);
        }

        static double Bessel(double x)
        {
            double sum = 0, term = 1;
            for (int k = 1; k < 60; k++)
            {
                sum += term;
                term *= x * x / 4 / (k * k);
            }

            return sum;
        }
    }

    [Fact]
    public void Resample_EqualRates_LeavesTheSamplesUntouched()
    {
        float[] samples = Noise(1000);
        AudioSignal signal = new(samples, 8000);

        Assert.Equal(samples, new Resampler(8000, 8000).Resample(samples));
        Assert.Same(signal, Resampler.Resample(signal, 8000));
    }

    [Fact]
    public void Resample_Signal_KeepsItsSource()
    {
        AudioSource source = new() { SampleRate = 44100, ChannelCount = 1, Encoding = "test" };

        AudioSignal resampled = Resampler.Resample(new AudioSignal(Noise(441), 44100, source), 22050);

        Assert.Equal((22050, 221), (resampled.SampleRate, resampled.Samples.Length));
        Assert.Same(source, resampled.Source);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 257)]
    [InlineData(257, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Constructor_ImpossibleRates_AreRefused(double source, double target) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(source, target));

    [Fact]
    public void Resample_DestinationOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Resampler(2, 1).Resample(new float[10], new float[6]));

    [Fact]
    public void Get_SameRates_ReturnsTheSameResampler()
    {
        ResamplerCache cache = new();
        Resampler first = cache.Get(44100, 22050);

        Assert.Same(first, cache.Get(44100, 22050));
        for (int i = 0; i < 16; i++)
        {
            cache.Get(2 + i, 1);
        }

        Assert.NotSame(first, cache.Get(44100, 22050));
    }

    [Fact]
    public void Resample_ManyThreads_GiveEqualBits()
    {
        Resampler resampler = new(48000, 22050);
        float[] samples = Noise(20000), expected = resampler.Resample(samples);

        Parallel.For(0, 8, _ => Assert.Equal(expected, resampler.Resample(samples)));
    }

    private static void Drain(StreamingResampler stream, List<float> read, int atMost)
    {
        float[] block = new float[atMost];
        for (int count = stream.Read(block); count > 0; count = stream.Read(block))
        {
            read.AddRange(block.AsSpan(0, count));
        }
    }

    private static float[] Noise(int length)
    {
        Random random = new(length);
        float[] samples = new float[length];
        foreach (ref float sample in samples.AsSpan())
        {
            sample = (random.NextSingle() * 2) - 1;
        }

        return samples;
    }
}
