using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;

namespace SpeechEmotion.Benchmarks;

/// <summary>Runs a benchmark three times: without vector instructions, with AVX2 at most, and with all the machine has.</summary>
/// <remarks>
/// Many short iterations, of which the shortest counts: what else the machine does only ever adds time. Without tiers of compilation,
/// because on a busy machine the second tier may come too late.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InstructionSetsAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty()
        .WithBuildTimeout(TimeSpan.FromMinutes(15))
        .AddJob(Short.WithEnvironmentVariables(FullTier, new EnvironmentVariable("DOTNET_EnableHWIntrinsic", "0")).WithId("scalar"))
        .AddJob(Short.WithEnvironmentVariables(FullTier, new EnvironmentVariable("DOTNET_EnableAVX512", "0")).WithId("AVX2"))
        .AddJob(Short.WithEnvironmentVariables(FullTier).WithId("all"))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(StatisticColumn.Min)
        .AddExporter(MarkdownExporter.GitHub)
        .HideColumns(Column.Error, Column.StdDev, Column.Median, Column.EnvironmentVariables, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio);

    private static EnvironmentVariable FullTier => new("DOTNET_TieredCompilation", "0");

    private static Job Short => Job.Default
        .WithWarmupCount(10).WithIterationCount(80).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(2));
}
