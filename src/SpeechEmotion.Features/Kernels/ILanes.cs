using System.Numerics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// A vector of some width, so that each kernel is written once and compiled for AVX-512, AVX2, 128-bit and scalar machines.
/// In the spectrum kernels one lane is one frame: all frames of a block go through the same steps.
/// </summary>
/// <typeparam name="TSelf">The vector.</typeparam>
/// <typeparam name="T">Its element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface ILanes<TSelf, T> :
    IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>Gets the number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Puts one value into every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>Reads <see cref="Count"/> neighbouring values.</summary>
    static abstract TSelf Load(ref readonly T source, nuint offset);

    /// <summary>Reads <see cref="Count"/> neighbouring single-precision values, widened where the lanes are wider.</summary>
    static abstract TSelf LoadSingle(ref readonly float source, nuint offset);

    /// <summary>Writes the lanes to neighbouring places.</summary>
    void Store(ref T destination, nuint offset);

    /// <summary>Writes the lanes to neighbouring places, rounded to single precision.</summary>
    void StoreSingle(ref float destination, nuint offset);

    /// <summary>Gives left × right + addend, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Gives the larger of each pair of lanes.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Gives the value where it is at least the floor, else 0: keeps results out of the slow denormal range.</summary>
    static abstract TSelf ZeroBelow(TSelf value, TSelf floor);

    /// <summary>Gives one bit for each lane: set where <paramref name="at"/> is above the threshold and a peak between its neighbours.</summary>
    static abstract uint PeakBits(TSelf below, TSelf at, TSelf above, TSelf threshold);

    /// <summary>Gives the sum of the lanes.</summary>
    T Sum();
}
