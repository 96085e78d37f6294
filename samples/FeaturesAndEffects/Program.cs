// Features of recordings, and changed copies of the first one: dotnet run -- speech.wav more.wav
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

if (args is not [string first, ..] paths)
{
    Console.Error.WriteLine("usage: FeaturesAndEffects FILE.wav...");
    return 2;
}

AudioReader reader = new();
AudioSignal signal = reader.ReadFile(first);

// snippet: features
FeaturePipeline pipeline = new(FeatureRecipe.Notebook162);      // or FeatureRecipe.Parse(json)
FeatureMatrix features = pipeline.Extract(signal);              // cut, resample, trim, features, aggregation
FeatureMatrix[] all = pipeline.ExtractMany(paths, p => reader.ReadFile(p));   // all cores

// end
Console.WriteLine($"{first}: {features.FeatureCount} numbers; {all.Length} recordings in all");

// snippet: effects
AugmentationPlan plan = AugmentationPlan.OnTheFly;               // or Notebook, None, AugmentationPlan.Parse(json)
IAugmenter augmenter = plan.CreateAugmenter();                   // one of the plan's variants for each call, chosen by weight
AudioSignal changed = augmenter.Augment(signal, new Random(7));  // same seed, same samples

foreach (IAugmenter variant in AugmentationPlan.Notebook.CreateVariants())   // or all variants beforehand
{
    AudioSignal copy = variant.Augment(signal, new Random(7));
}

AudioSignal slower = TimeStretch.Apply(signal, 0.8);
AudioSignal higher = PitchShift.Apply(signal, semitones: 1);

// end
Console.WriteLine($"changed {changed.Duration}, slower {slower.Duration}, higher {higher.Duration}");
return 0;
