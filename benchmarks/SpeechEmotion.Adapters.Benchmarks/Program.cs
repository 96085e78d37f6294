using SpeechEmotion.Benchmarks.NWaves;

// Each prints one table in Markdown.
switch (args)
{
    case ["nwaves"]:
        NWavesTimings.Print();
        break;
    case ["nwaves-differences", string path]:
        NWavesDifferences.Print(path);
        break;
    default:
        Console.Error.WriteLine("usage: nwaves | nwaves-differences FILE.wav");
        return 1;
}

return 0;
