// The recogniser in a container: dotnet run -- speech.wav
using Microsoft.Extensions.DependencyInjection;
using SpeechEmotion;
using SpeechEmotion.Models.Acted;

if (args is not [_, ..])
{
    Console.Error.WriteLine("usage: DependencyInjection FILE.wav...");
    return 2;
}

ServiceCollection services = new();

// snippet: register
services.AddSpeechEmotion(options =>
{
    options.Model = ActedSpeechModel.Load;              // or: options.ModelPath = "my.semodel";
    options.Labels = ["angry", "happy", "neutral", "sad"];
    options.Priors = new Dictionary<string, double> { ["neutral"] = 0.8 };      // in these recordings; the others divide the rest
    options.MinimumConfidence = 0.4f;                   // below that: Emotion is null, the scores are still there
});

// end
services.AddSingleton<FileReport>();

using ServiceProvider provider = services.BuildServiceProvider();
await provider.GetRequiredService<FileReport>().WriteAsync(args).ConfigureAwait(false);
return 0;

// snippet: consume
internal sealed class FileReport(IEmotionRecognizer recognizer)
{
    public async Task WriteAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        foreach (string path in paths)
        {
            EmotionPrediction prediction = await recognizer.PredictFileAsync(path, cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"{path}: {prediction.Emotion ?? (prediction.IsSpeech ? "uncertain" : "no speech")}");
        }
    }
}

// end
