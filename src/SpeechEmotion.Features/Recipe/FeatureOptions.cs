namespace SpeechEmotion.Features;

/// <summary>The options of one feature of a recipe; each kind of feature has its own record and its own <c>"type"</c> in JSON.</summary>
/// <remarks>
/// Immutable and safe to share between threads. A new feature is: one options record derived from this one, one
/// <see cref="IFeatureExtractor"/>, and one line in <c>FeatureJson</c>, or outside the library a <see cref="CustomFeature"/>.
/// </remarks>
public abstract record FeatureOptions
{
    /// <summary>Builds the extractor: filter banks and tables are computed here, once.</summary>
    /// <param name="sampleRate">The rate of the signals it will see, in hertz.</param>
    /// <param name="stft">The recipe's short-time Fourier transform, shared by all features.</param>
    /// <exception cref="ArgumentException">The options are wrong; see <see cref="GetErrors"/>.</exception>
    public abstract IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft);

    /// <summary>Gets the names of the values, one for each row the extractor writes, for example <c>mfcc_0</c>.</summary>
    public abstract IReadOnlyList<string> GetFeatureNames();

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    /// <param name="sampleRate">The recipe's sample rate, in hertz.</param>
    /// <param name="stft">The recipe's short-time Fourier transform.</param>
    public abstract IEnumerable<string> GetErrors(int sampleRate, StftOptions stft);
}
