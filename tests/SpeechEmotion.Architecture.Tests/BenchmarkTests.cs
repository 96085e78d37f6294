using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace SpeechEmotion.Architecture.Tests;

/// <summary>Every benchmark runs once, with the first value of each of its parameters, so that none rots unseen.</summary>
public sealed class BenchmarkTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static Assembly Benchmarks { get; } = Assembly.Load("SpeechEmotion.Benchmarks");

    public static TheoryData<string> Classes =>
        new(Benchmarks.GetExportedTypes().Where(type => !type.IsAbstract && Marked<BenchmarkAttribute>(type).Any()).Select(type => type.FullName!));

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Benchmark_RunOnce_Succeeds(string className)
    {
        Type type = Benchmarks.GetType(className, throwOnError: true)!;
        object instance = Activator.CreateInstance(type)!;
        SetParameters(type, instance);
        foreach (MethodInfo benchmark in Marked<BenchmarkAttribute>(type))
        {
            await CallAll<GlobalSetupAttribute>(type, instance, benchmark);
            await CallAll<IterationSetupAttribute>(type, instance, benchmark);
            await Call(benchmark, instance, Arguments(type, instance, benchmark));
            await CallAll<IterationCleanupAttribute>(type, instance, benchmark);
            await CallAll<GlobalCleanupAttribute>(type, instance, benchmark);
        }
    }

    [Fact]
    public void Benchmarks_InTheAssembly_Exist() => Assert.NotEmpty(Classes);

    private static IEnumerable<MethodInfo> Marked<T>(Type type)
        where T : Attribute =>
        type.GetMethods(Members).Where(method => method.IsDefined(typeof(T)));

    private static void SetParameters(Type type, object instance)
    {
        foreach (PropertyInfo property in type.GetProperties(Members))
        {
            if (property.GetCustomAttribute<ParamsAttribute>() is { Values: [object value, ..] })
            {
                property.SetValue(instance, value);
            }
            else if (property.GetCustomAttribute<ParamsSourceAttribute>() is { } source)
            {
                property.SetValue(instance, Values(type, instance, source.Name).First());
            }
            else if (property.IsDefined(typeof(ParamsAllValuesAttribute)))
            {
                property.SetValue(instance, property.PropertyType.IsEnum ? Enum.GetValues(property.PropertyType).GetValue(0) : false);
            }
        }
    }

    private static object?[] Arguments(Type type, object instance, MethodInfo benchmark)
    {
        if (benchmark.GetCustomAttribute<ArgumentsAttribute>() is { } arguments)
        {
            return arguments.Values;
        }

        object? first = benchmark.GetCustomAttribute<ArgumentsSourceAttribute>() is { } source ? Values(type, instance, source.Name).First() : null;
        return first switch { null => [], object?[] list => list, _ => [first] };
    }

    private static IEnumerable<object> Values(Type type, object instance, string name) =>
        ((System.Collections.IEnumerable)(type.GetProperty(name, Members)?.GetValue(instance) ?? type.GetMethod(name, Members)!.Invoke(instance, null))!).Cast<object>();

    // A set-up method may be meant for some of the benchmarks only.
    private static async Task CallAll<T>(Type type, object instance, MethodInfo benchmark)
        where T : TargetedAttribute
    {
        foreach (MethodInfo method in Marked<T>(type))
        {
            string[] targets = method.GetCustomAttribute<T>()!.Targets;
            if (targets.Length == 0 || targets.Contains(benchmark.Name))
            {
                await Call(method, instance, []);
            }
        }
    }

    private static async Task Call(MethodInfo method, object instance, object?[] arguments)
    {
        object? result = method.Invoke(instance, arguments);
        if (result is Task task)
        {
            await task;
        }
    }
}
