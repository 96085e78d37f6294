using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Memory that starts on a cache line, so that no vector access straddles two lines.</summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    public AlignedBuffer(int length)
    {
        int size = Unsafe.SizeOf<T>();
        _array = GC.AllocateArray<T>(length + (Alignment / size), pinned: true);
        long address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _start = (int)((Alignment - (address % Alignment)) % Alignment / size);
        Length = length;
    }

    /// <summary>Gets the number of elements.</summary>
    public int Length { get; }

    /// <summary>Gets the elements.</summary>
    public Memory<T> Memory => _array.AsMemory(_start, Length);

    /// <summary>Gets the elements as a span.</summary>
    public Span<T> Span => _array.AsSpan(_start, Length);

    /// <summary>Gets the first element.</summary>
    public ref T First => ref _array[_start];
}
