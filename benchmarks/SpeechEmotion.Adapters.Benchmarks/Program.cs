using SpeechEmotion.Benchmarks.NWaves;
using SpeechEmotion.Benchmarks.TorchSharp;

// Each prints one table in Markdown.
switch (args)
{
    case ["torchsharp"]:
        EngineTimings.Print();
        break;
    case ["nwaves"]:
        NWavesTimings.Print();
        break;
    case ["nwaves-differences", string path]:
        NWavesDifferences.Print(path);
        break;
    default:
        Console.Error.WriteLine("usage: torchsharp | nwaves | nwaves-differences FILE.wav");
        return 1;
}

return 0;
