using System.Runtime.CompilerServices;

namespace SpeechEmotion.Cli.Input;

/// <summary>Names of files in their order, never all in memory.</summary>
/// <param name="open">Starts to list all of them; once only where they come from a pipe.</param>
/// <param name="list">Lists all of them again, where that can be done.</param>
/// <param name="shard">Which of them to take.</param>
internal sealed class InputFiles(Func<CancellationToken, IAsyncEnumerable<ListedFile>> open, Func<IEnumerable<ListedFile>>? list, Shard shard)
{
    /// <summary>Lists the names of this part.</summary>
    public IAsyncEnumerable<ListedFile> ReadAsync(CancellationToken cancellationToken) =>
        ReadAllAsync(cancellationToken).Where(item => item.IsMine).Select(item => item.File);

    /// <summary>Lists all names, with those of the other parts.</summary>
    public async IAsyncEnumerable<(ListedFile File, bool IsMine)> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long position = 0;
        await foreach (ListedFile file in open(cancellationToken).ConfigureAwait(false))
        {
            yield return (file, shard.Contains(position++));
        }
    }

    /// <summary>Counts the names; <see langword="null"/> where only reading them would tell.</summary>
    public int? Count() => list?.Invoke().Where((_, position) => shard.Contains(position)).Count();

    /// <summary>Gets the first names, as a sample of how long they are; none where they come from a pipe.</summary>
    public IEnumerable<string> First(int count) => list?.Invoke().Where((_, position) => shard.Contains(position)).Take(count).Select(file => file.Path) ?? [];
}
