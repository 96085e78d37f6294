using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>
/// The power spectrum of 256 samples under a Hann window: a complex transform of half the length (radix 2), split into the real one.
/// Not thread-safe: the work space is the instance's.
/// </summary>
/// <remarks>Four lanes on every processor, so that the values are the same to the bit; this package stays below the feature kernels.</remarks>
internal sealed class PowerSpectrum256
{
    /// <summary>The number of samples.</summary>
    public const int Length = 256;

    /// <summary>The number of bins, 0 to half the sample rate.</summary>
    public const int Bins = (Length / 2) + 1;

    private const int Half = Length / 2;
    private const int Quarter = Half / 4;
    private const int Lanes = 4;

    private readonly float[] _window = new float[Length];
    private readonly float[] _cosine = new float[Half];
    private readonly float[] _sine = new float[Half];

    // Those of the butterflies one after another: size values at size − 1.
    private readonly float[] _stageCosine = new float[Half];
    private readonly float[] _stageSine = new float[Half];
    private readonly int[] _reversed = new int[Quarter];
    private readonly float[] _real = new float[Half];
    private readonly float[] _imaginary = new float[Half];

    public PowerSpectrum256()
    {
        for (int i = 0; i < Length; i++)
        {
            _window[i] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Length)));
        }

        for (int i = 0; i < Half; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * i / Length);
            (_sine[i], _cosine[i]) = ((float)sine, (float)cosine);
        }

        for (int size = 1; size < Half; size *= 2)
        {
            for (int k = 0; k < size; k++)
            {
                int turn = k * Half / size;
                (_stageSine[size - 1 + k], _stageCosine[size - 1 + k]) = (_sine[turn], _cosine[turn]);
            }
        }

        for (int i = 0; i < Quarter; i++)
        {
            _reversed[i] = (_reversed[i / 2] / 2) + ((i & 1) * Quarter / 2);
        }
    }

    /// <summary>Computes the power of each bin.</summary>
    /// <param name="samples"><see cref="Length"/> samples.</param>
    /// <param name="power">Receives <see cref="Bins"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compute(ReadOnlySpan<float> samples, Span<float> power)
    {
        FirstTwoStages(ref MemoryMarshal.GetReference(samples[..Length]));
        for (int size = Lanes; size < Half; size *= 2)
        {
            Butterflies(size);
        }

        Split(power[..Bins]);
    }

    // Butterflies of neighbours and of those two apart, of four groups at once: in natural order the members of a group lie a quarter apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FirstTwoStages(ref float samples)
    {
        Vector128<float> cosine = Vector128.Create(_stageCosine[2]), sine = Vector128.Create(_stageSine[2]);
        for (int n = 0; n < Quarter; n += Lanes)
        {
            (Vector128<float> real0, Vector128<float> imaginary0) = Load(ref samples, n);
            (Vector128<float> real1, Vector128<float> imaginary1) = Load(ref samples, n + (2 * Quarter));
            (Vector128<float> real2, Vector128<float> imaginary2) = Load(ref samples, n + Quarter);
            (Vector128<float> real3, Vector128<float> imaginary3) = Load(ref samples, n + (3 * Quarter));
            (real0, real1, real2, real3) = (real0 + real1, real0 - real1, real2 + real3, real2 - real3);
            (imaginary0, imaginary1, imaginary2, imaginary3) =
                (imaginary0 + imaginary1, imaginary0 - imaginary1, imaginary2 + imaginary3, imaginary2 - imaginary3);
            (real3, imaginary3) = Turn(real3, imaginary3, cosine, sine);
            Store(_real, n, real0 + real2, real1 + real3, real0 - real2, real1 - real3);
            Store(_imaginary, n, imaginary0 + imaginary2, imaginary1 + imaginary3, imaginary0 - imaginary2, imaginary1 - imaginary3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Butterflies(int size)
    {
        ref float real = ref MemoryMarshal.GetArrayDataReference(_real);
        ref float imaginary = ref MemoryMarshal.GetArrayDataReference(_imaginary);
        ref float cosine = ref _stageCosine[size - 1];
        ref float sine = ref _stageSine[size - 1];
        for (int start = 0; start < Half; start += 2 * size)
        {
            for (int k = 0; k < size; k += Lanes)
            {
                nuint a = (nuint)(start + k), b = a + (nuint)size;
                (Vector128<float> turnedReal, Vector128<float> turnedImaginary) = Turn(
                    Vector128.LoadUnsafe(ref real, b), Vector128.LoadUnsafe(ref imaginary, b),
                    Vector128.LoadUnsafe(ref cosine, (nuint)k), Vector128.LoadUnsafe(ref sine, (nuint)k));
                Vector128<float> otherReal = Vector128.LoadUnsafe(ref real, a), otherImaginary = Vector128.LoadUnsafe(ref imaginary, a);
                (otherReal - turnedReal).StoreUnsafe(ref real, b);
                (otherImaginary - turnedImaginary).StoreUnsafe(ref imaginary, b);
                (otherReal + turnedReal).StoreUnsafe(ref real, a);
                (otherImaginary + turnedImaginary).StoreUnsafe(ref imaginary, a);
            }
        }
    }

    // The even and odd samples' transforms are the symmetric and antisymmetric part of the packed one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(Span<float> power)
    {
        float sum = _real[0] + _imaginary[0], difference = _real[0] - _imaginary[0];
        power[0] = sum * sum;
        power[Half] = difference * difference;
        ref float real = ref MemoryMarshal.GetArrayDataReference(_real);
        ref float imaginary = ref MemoryMarshal.GetArrayDataReference(_imaginary);
        ref float target = ref MemoryMarshal.GetReference(power);
        for (int next = 1; next <= Half / 2; next += Lanes)
        {
            // The last four end with the middle, which is its own mirror.
            nuint k = (nuint)next, mirror = Half + 1 - Lanes - k;
            Vector128<float> ownReal = Vector128.LoadUnsafe(ref real, k), otherReal = Reversed(Vector128.LoadUnsafe(ref real, mirror));
            Vector128<float> ownImaginary = Vector128.LoadUnsafe(ref imaginary, k), otherImaginary = Reversed(Vector128.LoadUnsafe(ref imaginary, mirror));
            Vector128<float> evenReal = (ownReal + otherReal) * 0.5f, evenImaginary = (ownImaginary - otherImaginary) * 0.5f;
            (Vector128<float> turnedReal, Vector128<float> turnedImaginary) = Turn(
                (ownImaginary + otherImaginary) * 0.5f, (otherReal - ownReal) * 0.5f,
                Vector128.LoadUnsafe(ref _cosine[0], k), Vector128.LoadUnsafe(ref _sine[0], k));
            Square(evenReal + turnedReal, evenImaginary + turnedImaginary).StoreUnsafe(ref target, k);
            Reversed(Square(evenReal - turnedReal, evenImaginary - turnedImaginary)).StoreUnsafe(ref target, mirror);
        }

        static Vector128<float> Square(Vector128<float> real, Vector128<float> imaginary) => (real * real) + (imaginary * imaginary);
    }

    // Four pairs of windowed samples, each the real and imaginary part of a value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector128<float> Real, Vector128<float> Imaginary) Load(ref float samples, int n)
    {
        Vector128<float> first = Windowed(ref samples, (nuint)(2 * n)), second = Windowed(ref samples, (nuint)(2 * n) + Lanes);
        return (LowerHalves(first, second), UpperHalves(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Windowed(ref float samples, nuint from) => MiddleSwapped(
        Vector128.LoadUnsafe(ref samples, from) * Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_window), from));

    // The groups of n and the three after it, each to the place where the later butterflies want it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(float[] target, int n, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<float> ab = MiddleSwapped(LowerHalves(a, b)), cd = MiddleSwapped(LowerHalves(c, d));
        LowerHalves(ab, cd).CopyTo(target, Lanes * _reversed[n]);
        UpperHalves(ab, cd).CopyTo(target, Lanes * _reversed[n + 1]);
        (ab, cd) = (MiddleSwapped(UpperHalves(a, b)), MiddleSwapped(UpperHalves(c, d)));
        LowerHalves(ab, cd).CopyTo(target, Lanes * _reversed[n + 2]);
        UpperHalves(ab, cd).CopyTo(target, Lanes * _reversed[n + 3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Real, Vector128<float> Imaginary) Turn(
        Vector128<float> real, Vector128<float> imaginary, Vector128<float> cosine, Vector128<float> sine) =>
        ((real * cosine) + (imaginary * sine), (imaginary * cosine) - (real * sine));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowerHalves(Vector128<float> first, Vector128<float> second) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), first, Vector128.Shuffle(second, Vector128.Create(0, 1, 0, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UpperHalves(Vector128<float> first, Vector128<float> second) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), Vector128.Shuffle(first, Vector128.Create(2, 3, 2, 3)), second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MiddleSwapped(Vector128<float> values) => Vector128.Shuffle(values, Vector128.Create(0, 2, 1, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Reversed(Vector128<float> values) => Vector128.Shuffle(values, Vector128.Create(3, 2, 1, 0));
}
