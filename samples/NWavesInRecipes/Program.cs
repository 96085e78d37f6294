// NWaves' features, effects and reader in this library: dotnet run -- speech.wav
using NWaves.Filters.BiQuad;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;
using SpeechEmotion.NWaves;

if (args is not [string path])
{
    Console.Error.WriteLine("usage: NWavesInRecipes FILE.wav");
    return 2;
}

// snippet: recipe
const string Json = """
    { "version": 1,
      "audio": { "sample_rate": 16000 },
      "stft": { "n_fft": 512, "win_length": 400, "hop_length": 160 },
      "features": [
        { "type": "mfcc", "n_mfcc": 13, "n_mels": 40 },
        { "type": "nwaves_lpc", "order": 12 },
        { "type": "nwaves_pncc" },
        { "type": "nwaves_spectral_shape", "shapes": ["centroid", "spread", "entropy"] } ],
      "aggregation": "mean_std" }
    """;
FeatureRecipe recipe = FeatureRecipe.Parse(Json, NWavesFeatures.All);
FeaturePipeline pipeline = new(recipe);                          // one for all threads
AudioSignal signal = new AudioReader([new NWavesWaveDecoder()]).ReadFile(path);
FeatureMatrix features = pipeline.Extract(signal);

// end
Console.WriteLine($"{features.FeatureCount} numbers, recipe {recipe.Fingerprint[..12]}…");

// snippet: effects
IAugmenter echo = new NWavesEchoOptions(DelaySeconds: (0.05, 0.25), Feedback: 0.4).CreateAugmenter(AugmentationSources.None);
IAugmenter muffled = new NWavesAugmenter((rate, random) => new LowPassFilter((1_000 + (2_000 * random.NextDouble())) / rate));
AudioSignal changed = new AugmentationChain([echo, muffled]).Augment(signal, new Random(7));   // same seed, same samples

// end
FeatureMatrix other = pipeline.Extract(changed);
foreach ((int row, string name) in pipeline.FeatureNames.Index())
{
    Console.WriteLine($"  {name,-28} {features[row, 0],12:0.0000} {other[row, 0],12:0.0000}");
}

return 0;
