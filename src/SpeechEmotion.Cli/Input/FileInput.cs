using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;

namespace SpeechEmotion.Cli.Input;

/// <summary>Which files are to be judged: arguments, or a list of names, or one part of them.</summary>
internal sealed class FileInput
{
    private const string Here = ".";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Audio files, folders, patterns (*.wav, **/*.wav) or - for standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> _list = new("--files-from") { Description = "Read file names from here, one a line; - for standard input.", HelpName = "FILE" };
    private readonly Option<string?> _shard = new("--shard") { Description = "Only this part of the inputs: 3/16 is the third of sixteen.", HelpName = "I/N" };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_list);
        command.Add(_shard);
    }

    /// <summary>Tells whether names come from a list.</summary>
    public bool IsList(ParseResult arguments) => arguments.GetValue(_list) is not null;

    /// <summary>Tells whether standard input is judged.</summary>
    public bool IsStandardInput(ParseResult arguments) => arguments.GetValue(_files)?.Contains(AudioFiles.StandardInput) == true;

    /// <summary>Tells whether a part of the files is judged.</summary>
    public bool IsSharded(ParseResult arguments) => arguments.GetValue(_shard) is not null;

    /// <summary>Gives the name if there is only one, of a file or standard input and no folder or pattern.</summary>
    public string? Single(ParseResult arguments) =>
        arguments.GetValue(_files) is [var name] && !IsList(arguments) && !IsSharded(arguments) && !Directory.Exists(name) && !IsPattern(name)
            ? name
            : null;

    /// <summary>Checks the names, and says what is to be judged.</summary>
    /// <exception cref="UsageException">There is no input, or one that cannot be meant.</exception>
    public InputFiles Read(CliHost host, ParseResult arguments)
    {
        string[] names = arguments.GetValue(_files) ?? [];
        string? list = arguments.GetValue(_list);
        Shard shard = arguments.GetValue(_shard) is { } text ? Shard.Parse(text) : new Shard(1, 1);
        if ((names.Length > 0) == (list is not null))
        {
            throw new UsageException(list is null
                ? "Give audio files, folders or patterns (before options that take several values), or --files-from."
                : "Give either files or --files-from, not both.");
        }

        if (list is not null)
        {
            if (list != AudioFiles.StandardInput && !File.Exists(list))
            {
                throw new UsageException($"--files-from: there is no file '{list}'.");
            }

            return new InputFiles(cancellation => Lines(host, list, cancellation), null, shard);
        }

        Check(host, names);
        return new InputFiles(_ => Expand(names).ToAsyncEnumerable(), () => Expand(names), shard);
    }

    private static IEnumerable<ListedFile> Expand(string[] names) => names.SelectMany(name =>
    {
        string? root = RootOf(name, isOnly: names.Length == 1);
        return Expand(name).Select(file => file with { Root = root });
    });

    private static IEnumerable<ListedFile> Expand(string name) => (Directory.Exists(name), IsPattern(name)) switch
    {
        (true, _) => FileWalk.AudioBelow(name),
        (_, true) => FileWalk.Matching(name), // Shells expand patterns; this is for those that do not, and for ** and very many files.
        _ => [new ListedFile(name)],
    };

    // What is found below the only name is called from there on. Of several, two may hold files that are called alike: names below here keep
    // their folders; of others, which must not lead out of the output's folder, the last part stays.
    private static string? RootOf(string name, bool isOnly) => (isOnly, Directory.Exists(name), IsPattern(name)) switch
    {
        (true, true, _) => name,
        (true, _, true) => FileWalk.RootOf(name),
        _ when IsBelowHere(name) => Here,
        (_, true, _) => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(name))),
        (_, _, true) => FileWalk.RootOf(name),
        _ => null,
    };

    private static bool IsPattern(string name) => FileWalk.IsPattern(name) && !File.Exists(name);

    private static void Check(CliHost host, string[] names)
    {
        foreach (string name in names)
        {
            if (name.Contains('=', StringComparison.Ordinal) && !Path.Exists(name) && !IsPattern(name))
            {
                throw new UsageException($"There is no file '{name}'. Several values in one option are separated by commas: --priors neutral=0.5,angry=0.2.");
            }
        }

        // One with nothing in it is no reason to leave the others.
        string[] empty = [.. names.Where(name => !Expand(name).Any())];
        string nothing = $"There is no audio file in {string.Join(", ", empty.Select(name => $"'{name}'"))}.";
        if (empty.Length == names.Length)
        {
            throw new UsageException(nothing);
        }

        if (empty.Length > 0)
        {
            host.ReportNotes([nothing]);
        }

        if (names.Count(name => name == AudioFiles.StandardInput) > 1)
        {
            throw new UsageException("Standard input (-) can be read only once.");
        }
    }

    private static bool IsBelowHere(string name) =>
        !Path.IsPathRooted(name) && !Path.GetRelativePath(Here, name).StartsWith("..", StringComparison.Ordinal);

    private static async IAsyncEnumerable<ListedFile> Lines(CliHost host, string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using StreamReader reader = new(list == AudioFiles.StandardInput ? host.OpenInput() : File.OpenRead(list), new UTF8Encoding(false));
        bool isEmpty = true;

        // A read from a pipe that says nothing cannot be ended, only left.
        while (await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            isEmpty = false;
            if (line.Contains('\0', StringComparison.Ordinal))
            {
                yield return new ListedFile(line.Split('\0')[0], "The line holds a null character; names are listed one a line (find without -print0).");
            }
            else
            {
                yield return new ListedFile(line, Root: IsBelowHere(line) ? Here : Path.GetPathRoot(Path.GetFullPath(line)));
            }
        }

        if (isEmpty)
        {
            host.ReportNotes(["The list of --files-from names no file."]);
        }
    }
}
