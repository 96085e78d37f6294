using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>NWaves' features under the names that recipes give them.</summary>
public static class NWavesFeatures
{
    /// <summary>
    /// Gets all of them, for <see cref="FeatureRecipe.Parse(string, IReadOnlyList{CustomFeature})"/>,
    /// <see cref="FeatureRecipe.CustomFeatures"/> and <c>ModelBundle.Load</c>.
    /// </summary>
    public static IReadOnlyList<CustomFeature> All { get; } = Array.AsReadOnly(
    [
        Feature<NWavesLpcOptions>(NWavesLpcOptions.Type),
        Feature<NWavesLpccOptions>(NWavesLpccOptions.Type),
        Feature<NWavesPlpOptions>(NWavesPlpOptions.Type),
        Feature<NWavesPnccOptions>(NWavesPnccOptions.Type),
        Feature<NWavesMfccOptions>(NWavesMfccOptions.Type),
        Feature<NWavesFilterBankOptions>(NWavesFilterBankOptions.Type),
        Feature<NWavesChromaOptions>(NWavesChromaOptions.Type),
        Feature<NWavesSpectralShapeOptions>(NWavesSpectralShapeOptions.Type),
        Feature<NWavesBandShapeOptions>(NWavesBandShapeOptions.Type),
        Feature<NWavesTimeDomainOptions>(NWavesTimeDomainOptions.Type),
        Feature<NWavesPitchOptions>(NWavesPitchOptions.Type),
        Feature<NWavesWaveletOptions>(NWavesWaveletOptions.Type),
        Feature<NWavesModulationOptions>(NWavesModulationOptions.Type),
    ]);

    private static CustomFeature Feature<T>(string type)
        where T : FeatureOptions =>
        new(type, typeof(T), NWavesFeatureJson.Default);

    /// <summary>Gives the names of numbered values: <c>nwaves_lpc_1</c>, <c>nwaves_lpc_2</c>, …</summary>
    internal static IEnumerable<string> Numbered(string type, int first, int count) =>
        Enumerable.Range(first, count).Select(index => $"{type}_{index}");
}
