using System.Numerics;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>How NWaves is made to cut a signal: its frame t has the same middle as the recipe's frame t.</summary>
internal sealed record NWavesFrames
{
    private readonly int _sampleRate;
    private readonly int _length;
    private readonly int _hop;
    private readonly int _start;
    private readonly WindowType _window;

    private NWavesFrames(int sampleRate, StftOptions stft, int length, WindowType window)
    {
        _sampleRate = sampleRate;
        _length = length;
        _hop = stft.HopLength;
        _window = window;

        // NWaves' frames begin at t × hop. There a centred frame of the recipe has its middle; another has it half a transform later.
        _start = (stft.Center ? 0 : stft.FftSize / 2) - (length / 2);
        TransformSize = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, BitOperations.IsPow2(stft.FftSize) ? stft.FftSize : 1));
    }

    /// <summary>Gets the size of NWaves' transform: the recipe's, or the next power of two that holds a frame.</summary>
    public int TransformSize { get; }

    /// <summary>Checks the options and lays the frames out.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <param name="sampleRate">The recipe's rate, in hertz.</param>
    /// <param name="stft">The recipe's transform: its hop and centring hold for NWaves too.</param>
    /// <param name="frameLength">Samples of a frame; <see langword="null"/> = the length of the recipe's window.</param>
    /// <param name="window">The window.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public static NWavesFrames For(FeatureOptions options, int sampleRate, StftOptions stft, int? frameLength, WindowType window)
    {
        NWavesRules.Checked(options, options.GetErrors(sampleRate, stft));
        return new NWavesFrames(sampleRate, stft, LengthOf(frameLength, stft), window);
    }

    /// <summary>Gets the samples of a frame: as many as are asked for, or as the recipe's window has.</summary>
    public static int LengthOf(int? frameLength, StftOptions stft) => frameLength ?? stft.WindowLength ?? stft.FftSize;

    /// <summary>Writes the frames into NWaves' options.</summary>
    public T Fill<T>(T options)
        where T : FeatureExtractorOptions
    {
        options.SamplingRate = _sampleRate;
        options.FrameSize = _length;
        options.HopSize = _hop;
        options.Window = _window;
        return options;
    }

    /// <summary>Counts the samples that NWaves needs for a number of frames: some of its extractors want one more than they read.</summary>
    public int CountSamples(int frames) => checked(((frames - 1) * _hop) + Math.Max(_length, _hop) + 1);

    /// <summary>Lays the samples out for NWaves, with zeros before the start and after the end.</summary>
    public void Load(ReadOnlySpan<float> samples, float scale, Span<float> destination)
    {
        destination.Clear();
        int skipped = Math.Clamp(_start, 0, samples.Length);
        Span<float> place = destination[Math.Min(destination.Length, Math.Max(0, -_start))..];
        ReadOnlySpan<float> part = samples[skipped..Math.Min(samples.Length, skipped + place.Length)];
        for (int i = 0; i < part.Length; i++)
        {
            place[i] = scale * part[i];
        }
    }
}
