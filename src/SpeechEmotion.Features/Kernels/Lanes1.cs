using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>One lane: machines without vectors, and the ends of rows.</summary>
internal readonly struct Lanes1<T> : ILanes<Lanes1<T>, T>
    where T : unmanaged, INumber<T>
{
    private readonly T _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes1(T value) => _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator +(Lanes1<T> left, Lanes1<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator -(Lanes1<T> left, Lanes1<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator *(Lanes1<T> left, Lanes1<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator -(Lanes1<T> value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Create(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Load(ref readonly T source, nuint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> LoadSingle(ref readonly float source, nuint offset) =>
        new(T.CreateTruncating(Unsafe.Add(ref Unsafe.AsRef(in source), offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> MultiplyAdd(Lanes1<T> left, Lanes1<T> right, Lanes1<T> addend) => new((left._value * right._value) + addend._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Max(Lanes1<T> left, Lanes1<T> right) => new(T.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> ZeroBelow(Lanes1<T> value, Lanes1<T> floor) => value._value >= floor._value ? value : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint PeakBits(Lanes1<T> below, Lanes1<T> at, Lanes1<T> above, Lanes1<T> threshold) =>
        at._value > threshold._value && at._value > below._value && at._value >= above._value ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination, nuint offset) => Unsafe.Add(ref destination, offset) = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreSingle(ref float destination, nuint offset) => Unsafe.Add(ref destination, offset) = float.CreateTruncating(_value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => _value;
}
