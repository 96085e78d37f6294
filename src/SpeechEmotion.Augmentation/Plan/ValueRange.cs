using System.Globalization;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>A closed range of numbers from which an augmentation draws one value a call; a single number is a range of one value.</summary>
/// <remarks>In JSON either a number or <c>[minimum, maximum]</c>. Immutable and safe to share between threads.</remarks>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value; at least <paramref name="Minimum"/>, which the augmenter that uses the range checks.</param>
[JsonConverter(typeof(ValueRangeConverter))]
public readonly record struct ValueRange(double Minimum, double Maximum)
{
    /// <summary>Makes a range of one value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ValueRange(double value) => FromDouble(value);

    /// <summary>Makes a range of two values: <c>(5, 20)</c>.</summary>
    /// <param name="limits">The smallest and the largest value.</param>
    public static implicit operator ValueRange((double Minimum, double Maximum) limits) => FromValueTuple(limits);

    /// <summary>Makes a range of two values.</summary>
    /// <param name="limits">The smallest and the largest value.</param>
    public static ValueRange FromValueTuple((double Minimum, double Maximum) limits) => new(limits.Minimum, limits.Maximum);

    /// <summary>Makes a range of one value.</summary>
    /// <param name="value">The value.</param>
    public static ValueRange FromDouble(double value) => new(value, value);

    /// <summary>Draws a value, uniform over the range. A range of one value uses no random number.</summary>
    /// <param name="random">The only source of randomness.</param>
    public double Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Minimum == Maximum ? Minimum : Minimum + ((Maximum - Minimum) * random.NextDouble());
    }

    /// <summary>Returns the range as it is written in messages: <c>0.5</c> or <c>[0.5, 2]</c>.</summary>
    public override string ToString() => Minimum == Maximum
        ? Minimum.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"[{Minimum}, {Maximum}]");
}
