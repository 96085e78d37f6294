using System.Text;
using SpeechEmotion.Classification;
using SpeechEmotion.Fuzz.Mutations;

namespace SpeechEmotion.Fuzz.Tests;

/// <summary>The search itself: it must find what it is there to find.</summary>
public sealed class FuzzerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private delegate void RectifierGradient(ReadOnlySpan<float> output, Span<float> gradient);

    [Fact]
    public void Run_ExceptionThatNobodyDocumented_IsFoundWithItsInput()
    {
        FuzzTarget target = Target(input => _ = input[0] == 0 ? throw new FormatException("number 7") : 0);
        Fuzzer fuzzer = new(target, 1, Long);

        fuzzer.Run(2000);

        Assert.Contains(fuzzer.Findings, finding => finding.What == "not documented: FormatException: number");
        Finding found = fuzzer.Findings.First(finding => finding.What.Contains("FormatException", StringComparison.Ordinal));
        Assert.Equal(0, found.Input[0]);
    }

    [Fact]
    public void Run_DocumentedException_IsNoFinding()
    {
        Fuzzer fuzzer = new(Target(_ => throw new InvalidDataException("always"), typeof(InvalidDataException)), 1, Long);

        fuzzer.Run(100);

        Assert.Empty(fuzzer.Findings);
        Assert.Equal((100, 0), (fuzzer.Count, fuzzer.Accepted));
    }

    [Fact]
    public void Try_MoreMemoryThanTheLimit_IsFound()
    {
        Fuzzer fuzzer = new(Target(_ => GC.KeepAlive(new byte[32 << 20])), 1, Long);

        Assert.StartsWith("memory", fuzzer.Try([1])!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Try_NullArgument_IsAFindingWhereArgumentsAreDocumentedToo() => Assert.NotNull(
        new Fuzzer(Target(_ => throw new ArgumentNullException("text"), typeof(ArgumentException)), 1, Long).Try([1]));

    public static TheoryData<Action> Faults => new(
        () => _ = new float[2].AsSpan(3),
        () => new float[2].CopyTo(new float[1].AsSpan()),
        () => System.Numerics.Tensors.TensorPrimitives.Add(new float[2], new float[2], new float[1]),
        () => new List<int>().RemoveAt(0),
        () => Kernel()(new float[2], new float[1]),
        () => Wrapped(() => _ = new float[2].AsSpan(3)),
        () => Wrapped(() => _ = Array.Empty<float>()[0]));

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Try_CheckOfTheRuntimeOrAKernel_IsAFindingWhereArgumentsAreDocumentedToo(Action fault) => Assert.NotNull(
        new Fuzzer(Target(_ => fault(), typeof(ArgumentException)), 1, Long).Try([1]));

    public static TheoryData<Action> Refusals => new(
        () => throw new ArgumentException("ours"),
        () => throw new ArgumentOutOfRangeException("count", "ours"),
        () => ArgumentOutOfRangeException.ThrowIfNegative(-1),
        () => ArgumentException.ThrowIfNullOrEmpty(string.Empty),
        () => Wrapped(() => throw new ArgumentException("ours")),
        () => Wrapped(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([0xFF])));

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Try_RefusalByTheCodeItself_IsNoFinding(Action refusal) => Assert.Null(
        new Fuzzer(Target(_ => refusal(), typeof(ArgumentException)), 1, Long).Try([1]));

    [Fact]
    public void Run_SameSeed_TriesTheSameInputs()
    {
        List<string> Inputs(int seed)
        {
            List<string> inputs = [];
            new Fuzzer(Target(input => inputs.Add(Convert.ToHexString(input))), seed, Long).Run(200);
            return inputs;
        }

        Assert.Equal(Inputs(5), Inputs(5));
        Assert.NotEqual(Inputs(5), Inputs(6));
    }

    [Fact]
    public void Run_InputsThatLeadFurther_AreKeptAndChangedAgain()
    {
        // Three steps, each of which only a change of the step before can reach in so few inputs.
        FuzzTarget target = Target(input =>
        {
            int depth = input.TakeWhile((value, i) => i < 3 && value == 0xFF).Count();
            throw new InvalidDataException(new[] { "none", "one", "two", "three" }[depth]);
        }, typeof(InvalidDataException));
        Fuzzer fuzzer = new(target, 1, Long);

        fuzzer.Run(20_000);

        Assert.Contains("InvalidDataException: three", fuzzer.Outcomes.Keys);
    }

    [Theory]
    [InlineData("""{"a":[1,2,{"b":null}],"c":"text"}""")]
    [InlineData("[[1],[2]]")]
    public void JsonMutations_ManyTimes_ChangeTheText(string json)
    {
        Random random = new(1);
        byte[] input = Encoding.UTF8.GetBytes(json);

        Assert.InRange(Enumerable.Range(0, 500).Count(_ => !JsonMutations.Mutate(input, random).AsSpan().SequenceEqual(input)), 300, 500);
    }

    // A kernel is the package's own; its guard is what matters here.
    private static RectifierGradient Kernel() => typeof(NetworkDefinition).Assembly
        .GetType("SpeechEmotion.Classification.Kernels.RectifierGradient", throwOnError: true)!
        .GetMethod("Apply")!.CreateDelegate<RectifierGradient>();

    private static void Wrapped(Action act)
    {
        try
        {
            act();
        }
        catch (Exception error)
        {
            throw new ArgumentException($"It cannot be read: {error.Message}", error);
        }
    }

    private static FuzzTarget Target(Action<byte[]> run, params Type[] documented) =>
        new("made up", [[1, 2, 3, 4]], ByteMutations.Mutate, run, documented) { MemoryBase = 8 << 20 };
}
