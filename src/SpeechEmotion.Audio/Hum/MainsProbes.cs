namespace SpeechEmotion.Audio;

/// <summary>The multiples of a mains frequency. Immutable and safe to share between threads.</summary>
internal sealed class MainsProbes(int hertz, int sampleRate, int frameLength)
{
    // Rectifiers hum at twice the mains frequency; a buzz without any of the first three is none of the mains.
    private const int TellingCount = 3;
    private const int HarmonicCount = 10;

    // Most recordings have no hum.
    private readonly Lazy<Harmonic[]> _harmonics = new(() =>
        [.. Enumerable.Range(1, HarmonicCount).Select(number => new Harmonic(number * hertz, sampleRate, frameLength))]);

    /// <summary>Gets the multiples that are looked for in every recording.</summary>
    public ToneProbe[] Telling { get; } =
        [.. Enumerable.Range(1, TellingCount).Select(number => new ToneProbe(number * hertz, sampleRate, frameLength))];

    /// <summary>Gets those that are looked for where one of them was found.</summary>
    public Harmonic[] Harmonics => _harmonics.Value;
}
