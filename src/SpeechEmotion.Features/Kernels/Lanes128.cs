using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>128 bits of lanes.</summary>
internal readonly struct Lanes128<T> : ILanes<Lanes128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<T> value) => _value = value;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> left, Lanes128<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> left, Lanes128<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> left, Lanes128<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Create(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ref readonly T source, nuint offset) => new(Vector128.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> LoadSingle(ref readonly float source, nuint offset) => typeof(T) == typeof(float)
        ? new(Vector128.LoadUnsafe(in source, offset).As<float, T>())
        : new(Widen(in source, offset).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> left, Lanes128<T> right, Lanes128<T> addend) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> left, Lanes128<T> right) => new(Vector128.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ZeroBelow(Lanes128<T> value, Lanes128<T> floor) =>
        new(value._value & Vector128.GreaterThanOrEqual(value._value, floor._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint PeakBits(Lanes128<T> below, Lanes128<T> at, Lanes128<T> above, Lanes128<T> threshold) =>
        (uint)(Vector128.GreaterThan(at._value, threshold._value) & Vector128.GreaterThan(at._value, below._value)
            & Vector128.GreaterThanOrEqual(at._value, above._value)).ExtractMostSignificantBits();

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
    public T Sum() => Vector128.Sum(_value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Widen(ref readonly float source, nuint offset) =>
        Vector128.Create((double)Unsafe.Add(ref Unsafe.AsRef(in source), offset), Unsafe.Add(ref Unsafe.AsRef(in source), offset + 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(Vector128<double> value, ref float destination, nuint offset)
    {
        Unsafe.Add(ref destination, offset) = (float)value.ToScalar();
        Unsafe.Add(ref destination, offset + 1) = (float)value.GetElement(1);
    }
}
