using NWaves.Filters.Base;
using NWaves.Signals;

namespace SpeechEmotion.NWaves;

/// <summary>Runs any effect or filter of NWaves over a clip.</summary>
/// <remarks>
/// An effect remembers what it has heard, so one is made for each call, and calls on several threads share nothing. NWaves' noise
/// builders, <c>PaulStretch</c> and <c>WhisperEffect</c> draw from a generator that cannot be seeded: with those the same seed gives
/// other samples each time.
/// </remarks>
public sealed class NWavesAugmenter : IAugmenter
{
    private readonly Func<int, Random, IFilter> _create;
    private readonly int _delay;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="create">Makes the effect from the clip's sample rate and the only source of randomness.</param>
    /// <param name="delaySamples">
    /// By how many samples the effect is late, 0 or more: so many are cut at the start, and silence is run through at the end.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public NWavesAugmenter(Func<int, Random, IFilter> create, int delaySamples = 0)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfNegative(delaySamples);
        _create = create;
        _delay = delaySamples;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The effect has become unstable: a sample is not a finite number.</exception>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        IFilter effect = _create(signal.SampleRate, random);
        if (signal.Samples.IsEmpty)
        {
            return signal;
        }

        float[] samples = new float[signal.Samples.Length + _delay];
        signal.Samples.CopyTo(samples);
        ReadOnlyMemory<float> changed = effect.ApplyTo(new DiscreteSignal(signal.SampleRate, samples)).Samples.AsMemory(_delay);
        foreach (float sample in changed.Span)
        {
            if (!float.IsFinite(sample))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"{effect.GetType().Name} gave a sample of {sample}; its parameters make it unstable."));
            }
        }

        return new AudioSignal(changed, signal.SampleRate, signal.Source);
    }
}
