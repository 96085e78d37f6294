// A feature of one's own in a recipe: dotnet run -- speech.wav
using CustomFeature;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;

if (args is not [_, ..])
{
    Console.Error.WriteLine("usage: CustomFeature FILE.wav...");
    return 2;
}

// snippet: recipe
FeatureRecipe recipe = new(
    new AudioPreparation(SampleRate: 16_000),
    new StftOptions(),
    [new MfccOptions(), new CrestFactorOptions()],
    FeatureAggregation.MeanStd)
{
    // How the recipe's JSON names the feature.
    CustomFeatures = [new("crest_factor", typeof(CrestFactorOptions), CrestFactorJson.Default)],
};
FeaturePipeline pipeline = new(recipe);

// end
Console.WriteLine(recipe.ToJson());
foreach (string path in args)
{
    FeatureMatrix features = pipeline.Extract(new AudioReader().ReadFile(path));
    Console.WriteLine(path);
    foreach ((int row, string name) in pipeline.FeatureNames.Index())
    {
        Console.WriteLine($"  {name,-20} {features[row, 0]:0.0000}");
    }
}

return 0;
