using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;

namespace SpeechEmotion.Benchmarks;

/// <summary>Runs a benchmark three times: without vector instructions, with AVX2 at most, and with all the machine has.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InstructionSetsAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty()
        .WithBuildTimeout(TimeSpan.FromMinutes(15))
        .AddJob(Short.WithEnvironmentVariable("DOTNET_EnableHWIntrinsic", "0").WithId("scalar"))
        .AddJob(Short.WithEnvironmentVariable("DOTNET_EnableAVX512", "0").WithId("AVX2"))
        .AddJob(Short.WithId("all"))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.EnvironmentVariables, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio);

    private static Job Short => Job.Default.WithWarmupCount(3).WithIterationCount(7).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(100));
}
