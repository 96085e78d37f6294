namespace SpeechEmotion.Features.Tests.Spectra;

public sealed class ComplexSpectrogramTests
{
    [Fact]
    public void Rent_ThenDispose_HasItsSizeUntilThen()
    {
        ComplexSpectrogram rented = ComplexSpectrogram.Rent(5, 3);
        Assert.Equal((5, 3, 5, 5), (rented.BinCount, rented.FrameCount, rented.Real(2).Length, rented.Imaginary(2).Length));

        rented.Dispose();
        rented.Dispose();

        Assert.ThrowsAny<ArgumentException>(() => rented.Real(0).Length);
    }

    [Fact]
    public void Dispose_NotRented_KeepsItsValues()
    {
        ComplexSpectrogram own = new(2, 1);
        own.Real(0)[1] = 3;

        own.Dispose();

        Assert.Equal([0, 3], own.Real(0).ToArray());
    }

    [Fact]
    public void Inverse_RentedSpectrogramWithOldValues_GivesTheSameSamples()
    {
        Stft stft = new();
        float[] samples = [.. Enumerable.Range(0, 9000).Select(n => MathF.Sin(0.05f * n))];
        float[] expected = stft.Inverse(stft.Forward(samples), samples.Length);
        int frames = stft.Options.CountFrames(samples.Length);
        using (ComplexSpectrogram soiled = ComplexSpectrogram.Rent(stft.Options.BinCount, frames))
        {
            for (int frame = 0; frame < frames; frame++)
            {
                soiled.Real(frame).Fill(double.NaN);
            }
        }

        using ComplexSpectrogram rented = ComplexSpectrogram.Rent(stft.Options.BinCount, frames);
        stft.Forward(samples, rented);
        Assert.Equal(expected, stft.Inverse(rented, samples.Length));
    }
}
