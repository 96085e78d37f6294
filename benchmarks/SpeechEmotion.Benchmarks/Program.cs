using BenchmarkDotNet.Running;
using SpeechEmotion.Benchmarks;
using SpeechEmotion.Benchmarks.Training;

// The first two are what the comparisons with other libraries ask for; everything else is for BenchmarkDotNet.
switch (args)
{
    case ["engine-times"]:
        EngineTimes.Print();
        break;
    case ["timings"]:
        PeerTimings.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
