using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using SpeechEmotion.Architecture.Tests.Support;

namespace SpeechEmotion.Architecture.Tests;

/// <summary>Rules read from the compiled types: sealed by default, flat inheritance, no state that outlives its owner.</summary>
public sealed class TypeRuleTests
{
    private static readonly Type[] MutableContainers =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>),
        typeof(ConcurrentDictionary<,>), typeof(ConcurrentBag<>), typeof(ConcurrentQueue<>), typeof(ConcurrentStack<>),
        typeof(ConditionalWeakTable<,>), typeof(Random),
    ];

    public static TheoryData<string> Projects => new(SourceProject.All.Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_Inheritance_IsSealedStaticOrAbstract(string project) =>
        AssertNone(Types(project)
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type))
            .Select(type => $"{type} is neither sealed, static nor abstract."));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_Inheritance_IsOneLevelDeepAtMost(string project) =>
        AssertNone(Types(project)
            .Where(type => IsOurs(type.BaseType) && IsOurs(type.BaseType!.BaseType))
            .Select(type => $"{type} derives from {type.BaseType}, which derives from {type.BaseType!.BaseType}."));

    [Theory]
    [MemberData(nameof(Projects))]
    public void StaticFields_Mutability_IsNone(string project) =>
        AssertNone(Types(project)
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && IsMutable(field))
            .Select(field => $"{field.DeclaringType}.{field.Name} is static and can change."));

    [Theory]
    [MemberData(nameof(Projects))]
    public void PublicTypes_Namespace_IsThePackagesRoot(string project)
    {
        // One using a package: folders are for readers of the source, not for users.
        string expected = project == "SpeechEmotion.Abstractions" ? "SpeechEmotion" : project;
        AssertNone(Types(project)
            .Where(type => type is { IsPublic: true } && type.Namespace != expected)
            .Select(type => $"{type} is public outside the namespace {expected}."));
    }

    // Which fields may change after the static constructor ran. A private static readonly array is a lookup table by convention.
    private static bool IsMutable(FieldInfo field) =>
        !field.IsInitOnly
        || (field.FieldType.IsArray && !field.IsPrivate)
        || MutableContainers.Contains(field.FieldType.IsGenericType ? field.FieldType.GetGenericTypeDefinition() : field.FieldType);

    private static IEnumerable<Type> Types(string project) =>
        SourceProject.All.Single(p => p.Name == project).Load().GetTypes()
            .Where(type => type.FullName!.StartsWith("SpeechEmotion", StringComparison.Ordinal) && !type.FullName.Contains('<'));

    private static bool IsOurs(Type? type) => type?.FullName?.StartsWith("SpeechEmotion", StringComparison.Ordinal) == true;

    // Serialisation contexts are completed by the JSON source generator, which caches in static fields.
    private static bool IsGenerated(Type type) => typeof(JsonSerializerContext).IsAssignableFrom(type);

    private static void AssertNone(IEnumerable<string> findings)
    {
        List<string> list = findings.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
