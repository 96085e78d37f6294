// A feature of one's own in a recipe: dotnet run -- speech.wav
using CustomFeature;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;

// snippet: recipe
FeatureRecipe recipe = new(
    new AudioPreparation(SampleRate: 16_000),
    new StftOptions(),
    [new MfccOptions(), new CrestFactorOptions()],
    FeatureAggregation.MeanStd);
FeaturePipeline pipeline = new(recipe);

// end
foreach (string path in args)
{
    FeatureMatrix features = pipeline.Extract(new AudioReader().ReadFile(path));
    Console.WriteLine(path);
    foreach ((int row, string name) in pipeline.FeatureNames.Index())
    {
        Console.WriteLine($"  {name,-20} {features[row, 0]:0.0000}");
    }
}
