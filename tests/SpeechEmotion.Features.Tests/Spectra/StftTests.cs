using SpeechEmotion.Features.Tests.Kernels;

namespace SpeechEmotion.Features.Tests.Spectra;

/// <summary>Mathematical properties of the public transform.</summary>
public sealed class StftTests
{
    [Fact]
    public void Forward_Impulse_IsFlat()
    {
        float[] impulse = new float[4096];
        impulse[2048] = 1;
        Stft stft = new(new StftOptions(Window: WindowFunction.Ones));
        ComplexSpectrogram spectrogram = stft.Forward(impulse);

        for (int k = 0; k < spectrogram.BinCount; k++)
        {
            double magnitude = double.Hypot(spectrogram.Real(4)[k], spectrogram.Imaginary(4)[k]);
            Assert.Equal(1, magnitude, 1e-12);
        }
    }

    [Theory]
    [InlineData(2048)]
    [InlineData(512)]
    [InlineData(400)]
    [InlineData(255)]
    public void Forward_Noise_ObeysParseval(int size)
    {
        float[] x = KernelLengths.Noise(size);
        ComplexSpectrogram spectrogram = new Stft(new StftOptions(size, size, Window: WindowFunction.Ones, Center: false)).Forward(x);
        double energy = 0;
        for (int k = 0; k < spectrogram.BinCount; k++)
        {
            double power = Math.Pow(spectrogram.Real(0)[k], 2) + Math.Pow(spectrogram.Imaginary(0)[k], 2);
            energy += k == 0 || (size % 2 == 0 && k == size / 2) ? power : 2 * power;
        }

        Assert.Equal(x.Sum(v => (double)v * v), energy / size, 1e-9);
    }

    [Theory]
    [InlineData(2048, 512, 5000)]
    [InlineData(1024, 256, 1)]
    [InlineData(512, 128, 9999)]
    [InlineData(400, 100, 3000)]
    [InlineData(255, 64, 3000)]
    public void Inverse_OfForward_GivesTheSignalBack(int size, int hop, int length)
    {
        float[] x = KernelLengths.Noise(length);
        Stft stft = new(new StftOptions(size, hop));
        float[] back = stft.Inverse(stft.Forward(x), length);

        Assert.Equal(length, back.Length);
        Assert.All(Enumerable.Range(0, length), i => Assert.Equal(x[i], back[i], 1e-6));
    }

    [Fact]
    public void Inverse_WithoutLength_HasTheLengthOfItsFrames()
    {
        Stft stft = new();
        Assert.Equal(512 * 4, stft.Inverse(stft.Forward(new float[2100])).Length);
    }

    [Fact]
    public void Inverse_WrongBinCount_Throws() =>
        Assert.Throws<ArgumentException>(() => new Stft().Inverse(new ComplexSpectrogram(513, 4)));

    [Fact]
    public void Constructor_SeveralWrongOptions_NamesThemAll()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Stft(new StftOptions(FftSize: 8, HopLength: 0, WindowLength: 9)));
        Assert.Contains("FftSize", error.Message, StringComparison.Ordinal);
        Assert.Contains("HopLength", error.Message, StringComparison.Ordinal);
        Assert.Contains("WindowLength", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Forward_SampleNotFinite_ThrowsWithItsIndex(float value)
    {
        float[] x = KernelLengths.Noise(3000);
        x[1234] = value;
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Stft().Forward(x));
        Assert.Contains("1234", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_EmptyOrTooShort_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Stft().Forward([]));
        Assert.Throws<ArgumentException>(() => new Stft(new StftOptions(Center: false)).Forward(new float[2047]));
        Assert.Throws<ArgumentException>(() => new Stft(new StftOptions(PadMode: PadMode.Reflect)).Forward(new float[1024]));
    }
}
