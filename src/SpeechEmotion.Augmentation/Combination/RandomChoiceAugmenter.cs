using System.Globalization;

namespace SpeechEmotion.Augmentation;

/// <summary>Applies one of several augmenters, chosen anew for each clip.</summary>
/// <remarks>As safe for concurrent use as its choices.</remarks>
public sealed class RandomChoiceAugmenter : IAugmenter
{
    private readonly IAugmenter[] _choices;
    private readonly double[] _weights;
    private readonly double _totalWeight;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="choices">At least one augmenter.</param>
    /// <param name="weights">How often each is chosen, relative to the others: finite, not negative, not all 0; <see langword="null"/> for equally often.</param>
    /// <exception cref="ArgumentException">There is no choice, or the weights do not fit.</exception>
    public RandomChoiceAugmenter(IEnumerable<IAugmenter> choices, IEnumerable<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        _choices = [.. choices];
        _weights = weights is null ? [.. Enumerable.Repeat(1.0, _choices.Length)] : [.. weights];
        _totalWeight = _weights.Sum();
        bool hasGoodWeights = _weights.All(weight => weight >= 0 && double.IsFinite(weight)) && _totalWeight > 0;
        OptionRules.Checked(this, OptionRules.Failures(
            StepRules.NotEmpty(nameof(choices), _choices),
            _weights.Length == _choices.Length ? null : $"There must be one weight for each choice ({_choices.Length}); there are {_weights.Length}.",
            _choices.Length == 0 || hasGoodWeights
                ? null
                : "Weights must be finite, 0 or more, and not all 0; they were " +
                    $"{string.Join(", ", _weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}."));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        return _choices[Draw(random)].Augment(signal, random);
    }

    private int Draw(Random random)
    {
        double rest = random.NextDouble() * _totalWeight;
        int last = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            if (_weights[i] == 0)
            {
                continue;
            }

            last = i;
            rest -= _weights[i];
            if (rest < 0)
            {
                break;
            }
        }

        return last;
    }
}
