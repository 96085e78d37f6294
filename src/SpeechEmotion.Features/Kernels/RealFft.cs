namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// The transform of real frames of any length, several at once. An even length is done as a complex one of half the length;
/// the samples of even index are the real parts. Lanes are frames, as in <see cref="PowerOfTwoFft"/>.
/// </summary>
internal sealed class RealFft
{
    private readonly PowerOfTwoFft? _powerOfTwo;
    private readonly BluesteinFft? _anyLength;

    public RealFft(int length)
    {
        Length = length;
        IsHalved = length % 2 == 0;
        Rows = IsHalved ? length / 2 : length;
        if (int.IsPow2(Rows))
        {
            _powerOfTwo = new PowerOfTwoFft(Rows);
            Order = _powerOfTwo.Order;
        }
        else
        {
            _anyLength = new BluesteinFft(Rows);
            Order = [.. Enumerable.Range(0, Rows)];
        }

        Twiddles = new double[2 * ((Rows / 2) + 1)];
        for (int k = 0; k <= Rows / 2; k++)
        {
            (Twiddles[(2 * k) + 1], Twiddles[2 * k]) = Math.SinCos(-2 * Math.PI * k / length);
        }
    }

    /// <summary>Gets the number of real samples.</summary>
    public int Length { get; }

    /// <summary>Gets the number of bins, <see cref="Length"/> / 2 + 1.</summary>
    public int BinCount => (Length / 2) + 1;

    /// <summary>Gets whether two neighbouring samples share a row as real and imaginary part.</summary>
    public bool IsHalved { get; }

    /// <summary>Gets the number of complex rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the rows of scratch that <see cref="Transform"/> needs.</summary>
    public int ScratchRows => _anyLength?.ScratchLength ?? 0;

    /// <summary>Gets the row in which each output of the complex transform is found.</summary>
    public int[] Order { get; }

    /// <summary>Gets exp(−2πik/N) for the separation of even and odd samples, cosine and sine in turn.</summary>
    public double[] Twiddles { get; }

    /// <summary>Runs the complex transform in place.</summary>
    public void Transform<T>(ref double real, ref double imaginary, ref double scratchReal, ref double scratchImaginary)
        where T : struct, ILanes<T, double>
    {
        if (_powerOfTwo is not null)
        {
            _powerOfTwo.Transform<T>(ref real, ref imaginary);
        }
        else
        {
            _anyLength!.Transform<T>(ref real, ref imaginary, ref scratchReal, ref scratchImaginary);
        }
    }
}
