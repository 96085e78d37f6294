namespace SpeechEmotion.Fuzz;

/// <summary>One door of the library through which a stranger's bytes come in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Samples">Valid inputs to start from, at least one.</param>
/// <param name="Mutate">Changes an input in a way that fits its format; plain changes of bytes are made besides.</param>
/// <param name="Run">Gives the bytes to the library, and uses what it makes of them.</param>
/// <param name="Documented">The exceptions that the doors' comments name; one derived from them counts as well.</param>
internal sealed record FuzzTarget(
    string Name,
    IReadOnlyList<byte[]> Samples,
    Func<byte[], Random, byte[]> Mutate,
    Action<byte[]> Run,
    params IReadOnlyList<Type> Documented)
{
    /// <summary>Gets the most bytes that one input may allocate in all, whatever its length.</summary>
    public long MemoryBase { get; init; } = 16 << 20;

    /// <summary>Gets the bytes that it may allocate for each of its own bytes, besides.</summary>
    public long MemoryPerByte { get; init; } = 256;

    /// <summary>Tells whether a comment names the exception, and means it: a <see cref="Fault"/> is never the fault of the bytes.</summary>
    public bool IsDocumented(Exception error) => !Fault.IsIn(error) && Documented.Any(type => type.IsInstanceOfType(error));
}
