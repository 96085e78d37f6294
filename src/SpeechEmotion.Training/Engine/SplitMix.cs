using System.Runtime.Intrinsics;

namespace SpeechEmotion.Training.Engine;

/// <summary>The SplitMix64 generator (Steele, Lea and Flood 2014): any seed gives an independent stream, without warming up.</summary>
internal static class SplitMix
{
    private const ulong Golden = 0x9E3779B97F4A7C15, First = 0xBF58476D1CE4E5B9, Second = 0x94D049BB133111EB;

    /// <summary>Gives the next number of a stream.</summary>
    public static ulong Next(ref ulong state)
    {
        state += Golden;
        return Finish(state);
    }

    /// <summary>Gives the next four numbers of a stream, the first in the lowest lane.</summary>
    public static Vector256<ulong> NextFour(ref ulong state)
    {
        Vector256<ulong> z = Vector256.Create(state) + Vector256.Create(Golden, unchecked(2 * Golden), unchecked(3 * Golden), unchecked(4 * Golden));
        state += unchecked(4 * Golden);
        z = (z ^ (z >>> 30)) * First;
        z = (z ^ (z >>> 27)) * Second;
        return z ^ (z >>> 31);
    }

    /// <summary>Spreads a seed over all bits.</summary>
    public static ulong Mix(ulong seed) => Finish(seed + Golden);

    /// <summary>Combines a seed with an index, so that every index has a stream of its own.</summary>
    public static ulong Mix(ulong seed, ulong index) => Mix(Mix(seed) ^ Mix(index * Golden + 1));

    private static ulong Finish(ulong z)
    {
        z = (z ^ (z >> 30)) * First;
        z = (z ^ (z >> 27)) * Second;
        return z ^ (z >> 31);
    }
}
