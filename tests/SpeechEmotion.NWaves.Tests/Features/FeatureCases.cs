using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves.Tests.Features;

/// <summary>One set of options for each kind of feature and for each of its ways.</summary>
internal static class FeatureCases
{
    public static FeatureOptions[] All { get; } =
    [
        new NWavesLpcOptions(),
        new NWavesLpccOptions(),
        new NWavesPlpOptions(),
        new NWavesPlpOptions(Rasta: 0.94, FrameLength: 400),
        new NWavesPnccOptions(),
        new NWavesPnccOptions(IsSimplified: true, Power: 0),
        new NWavesMfccOptions(),
        new NWavesMfccOptions(IsSlaney: true, DctType: "3", Lifter: 22, MelBands: 40),
        new NWavesFilterBankOptions(),
        new NWavesChromaOptions(),
        new NWavesSpectralShapeOptions(),
        new NWavesBandShapeOptions(),
        new NWavesTimeDomainOptions(),
        new NWavesPitchOptions(),
        new NWavesWaveletOptions("db4"),
        new NWavesModulationOptions(),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];

    /// <summary>A recipe of some features at 16 kHz, frames of 512 samples every 160.</summary>
    public static FeatureRecipe Recipe(params FeatureOptions[] features) =>
        new(new AudioPreparation(16_000), new StftOptions(512, 160), features) { CustomFeatures = NWavesFeatures.All };

    /// <summary>The matrix of some features of a signal.</summary>
    public static FeatureMatrix Extract(AudioSignal signal, params FeatureOptions[] features) => new FeaturePipeline(Recipe(features)).Extract(signal);
}
