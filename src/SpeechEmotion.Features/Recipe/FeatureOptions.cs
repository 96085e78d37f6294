using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>The options of one feature of a recipe; each kind of feature has its own record and its own <c>"type"</c> in JSON.</summary>
/// <remarks>
/// Immutable and safe to share between threads. A new feature is: one options record derived from this one, one
/// <see cref="IFeatureExtractor"/>, and one line in the list above this record.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ZeroCrossingRateOptions), "zero_crossing_rate")]
[JsonDerivedType(typeof(RmsOptions), "rms")]
[JsonDerivedType(typeof(MelSpectrogramOptions), "melspectrogram")]
[JsonDerivedType(typeof(MfccOptions), "mfcc")]
[JsonDerivedType(typeof(LogMelOptions), "log_mel")]
[JsonDerivedType(typeof(PitchTrackOptions), "pitch_track")]
[JsonDerivedType(typeof(ChromaStftOptions), "chroma_stft")]
[JsonDerivedType(typeof(TonnetzOptions), "tonnetz")]
[JsonDerivedType(typeof(SpectralCentroidOptions), "spectral_centroid")]
[JsonDerivedType(typeof(SpectralBandwidthOptions), "spectral_bandwidth")]
[JsonDerivedType(typeof(SpectralRolloffOptions), "spectral_rolloff")]
[JsonDerivedType(typeof(SpectralFlatnessOptions), "spectral_flatness")]
[JsonDerivedType(typeof(SpectralContrastOptions), "spectral_contrast")]
[JsonDerivedType(typeof(YinOptions), "yin")]
[JsonDerivedType(typeof(DeltaOptions), "delta")]
public abstract record FeatureOptions
{
    /// <summary>Builds the extractor: filter banks and tables are computed here, once.</summary>
    /// <param name="sampleRate">The rate of the signals it will see, in hertz.</param>
    /// <param name="stft">The recipe's short-time Fourier transform, shared by all features.</param>
    /// <exception cref="ArgumentException">The options are wrong; see <see cref="Validate"/>.</exception>
    public abstract IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft);

    /// <summary>Gets the names of the values, one for each row the extractor writes, for example <c>mfcc_0</c>.</summary>
    public abstract IReadOnlyList<string> GetFeatureNames();

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    /// <param name="sampleRate">The recipe's sample rate, in hertz.</param>
    /// <param name="stft">The recipe's short-time Fourier transform.</param>
    public abstract IEnumerable<string> Validate(int sampleRate, StftOptions stft);
}
