using BenchmarkDotNet.Running;
using SpeechEmotion.Benchmarks.Training;

if (args is ["engine-times"])
    EngineTimes.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
