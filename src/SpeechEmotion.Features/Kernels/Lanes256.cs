using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpeechEmotion.Features.Kernels;

/// <summary>256 bits of lanes.</summary>
internal readonly struct Lanes256<T> : ILanes<Lanes256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<T> value) => _value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> left, Lanes256<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> left, Lanes256<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> left, Lanes256<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Create(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ref readonly T source, nuint offset) => new(Vector256.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> LoadSingle(ref readonly float source, nuint offset) => typeof(T) == typeof(float)
        ? new(Vector256.LoadUnsafe(in source, offset).As<float, T>())
        : new(Widen(in source, offset).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> left, Lanes256<T> right, Lanes256<T> addend) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> left, Lanes256<T> right) => new(Vector256.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ZeroBelow(Lanes256<T> value, Lanes256<T> floor) =>
        new(value._value & Vector256.GreaterThanOrEqual(value._value, floor._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint PeakBits(Lanes256<T> below, Lanes256<T> at, Lanes256<T> above, Lanes256<T> threshold) =>
        (uint)(Vector256.GreaterThan(at._value, threshold._value) & Vector256.GreaterThan(at._value, below._value)
            & Vector256.GreaterThanOrEqual(at._value, above._value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination, nuint offset) => _value.StoreUnsafe(ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreSingle(ref float destination, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            _value.AsSingle().StoreUnsafe(ref destination, offset);
        }
        else
        {
            Narrow(_value.AsDouble(), ref destination, offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => Vector256.Sum(_value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ref readonly float source, nuint offset)
    {
        Vector128<float> half = Vector128.LoadUnsafe(in source, offset);
        return Avx.IsSupported
            ? Avx.ConvertToVector256Double(half)
            : Vector256.Create(Vector128.WidenLower(half), Vector128.WidenUpper(half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(Vector256<double> value, ref float destination, nuint offset)
    {
        Vector128<float> half = Avx.IsSupported
            ? Avx.ConvertToVector128Single(value)
            : Vector128.Narrow(value.GetLower(), value.GetUpper());
        half.StoreUnsafe(ref destination, offset);
    }
}
