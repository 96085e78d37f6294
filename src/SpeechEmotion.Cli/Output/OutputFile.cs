using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;

namespace SpeechEmotion.Cli.Output;

/// <summary>
/// Writes a text file that is there whole or not at all (<see cref="AtomicFile"/>). What a person chose about the place stays: links,
/// who may read the file, pipes and devices.
/// </summary>
internal static class OutputFile
{
    // Options of the files that commands read beside recordings.
    private static readonly string[] Inputs = ["--model", "--speaker", "--files-from", "--label-map", "--conditions", "--figures"];

    /// <summary>Gets what tells the names of two files apart here.</summary>
    public static StringComparer Names { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Gives the path of a result back if a file can be made there: work should not be lost for a wrong name at its end.</summary>
    /// <param name="path">The path.</param>
    /// <param name="arguments">The command line; no other file that it names may be lost for the result.</param>
    /// <param name="isContinued">Whether a file that is there is written on, which is seen when it is opened.</param>
    /// <exception cref="UsageException">There is no such folder, it or the file may not be written to, or the name is another file's.</exception>
    public static string Checked(string path, ParseResult arguments, bool isContinued = false)
    {
        if (path == AudioFiles.StandardInput)
        {
            throw new UsageException("Results go to standard output where no file is named; leave the '-' out.");
        }

        if (Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is a folder; give the result a file's name.");
        }

        if (ModelOutput.IsModelFile(path))
        {
            throw new UsageException($"'{path}' is called like a model; give the result another name.");
        }

        return arguments.CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => Inputs.Contains(option.Option.Name) && option.Tokens.Any(token => AreSame(token.Value, path))) is { } input
            ? throw new UsageException($"'{path}' is what {input.Option.Name} reads, and would be lost; give the result another name.")
            : Writable(path, isContinued);
    }

    /// <summary>Gives a path back if a file can be made there.</summary>
    /// <inheritdoc cref="Checked"/>
    public static string Writable(string path, bool isContinued = false)
    {
        if (path.Length == 0)
        {
            throw new UsageException("The name of the file to write is empty.");
        }

        if (RecordingNames.IsRecording(path))
        {
            throw new UsageException($"'{path}' is called like a recording; give the result another name.");
        }

        string place = Place(path), folder = Path.GetDirectoryName(place) ?? string.Empty;
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            throw new UsageException($"'{path}' cannot be written: there is no folder '{folder}'.");
        }

        // Pipes and devices take what comes. They look like empty files, and opening a pipe would wait for its reader.
        bool isThere = File.Exists(place), isDevice = isThere && (IsDevice(path) || IsDevice(place));
        bool isReplaced = isThere && !isContinued && !isDevice && new FileInfo(place).Length > 0;
        if (isReplaced)
        {
            TryToOpen(path);
        }

        if (folder.Length > 0 && (isReplaced || !isThere))
        {
            TryToMake(path, folder);
        }

        return path;
    }

    /// <summary>Gives the path of a folder for results back if it is there, or can be made, and takes files.</summary>
    /// <param name="option">What names it.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="UsageException">It is a file, or no file can be made there.</exception>
    public static string Folder(string option, string path)
    {
        if (path.Length == 0 || File.Exists(path))
        {
            throw new UsageException($"{option} takes a folder; '{path}' is none.");
        }

        string? there = Path.GetFullPath(path);
        while (there is not null && !Directory.Exists(there))
        {
            there = File.Exists(there) ? throw new UsageException($"{option}: '{path}' lies below '{there}', which is a file.") : Path.GetDirectoryName(there);
        }

        if (there is not null)
        {
            TryToMake(path, there);
        }

        return path;
    }

    /// <summary>Gets where a file is: a link stays one, what it points to is written.</summary>
    public static string Place(string path)
    {
        // Whole, as where a link leads is looked for beside it.
        string place = Path.GetFullPath(path);
        return new FileInfo(place).LinkTarget is null ? place : File.ResolveLinkTarget(place, returnFinalTarget: true)?.FullName ?? place;
    }

    /// <summary>Makes sure that an output does not take the place of an input, by whatever name or link they are called.</summary>
    /// <exception cref="UsageException">Both are one file.</exception>
    public static void RequireOther(string output, string input)
    {
        if (AreSame(output, input))
        {
            throw new UsageException($"--output '{output}' is the input '{input}' itself, which would be lost; give another name.");
        }
    }

    /// <summary>Writes a text.</summary>
    /// <exception cref="IOException">The file cannot be written, for example for want of room.</exception>
    public static Task WriteAsync(string path, string text) => WriteAsync(path, output => output.WriteAsync(text));

    /// <summary>Writes what is made little by little.</summary>
    /// <exception cref="IOException">The file cannot be written; a file that is there is opened before anything is made.</exception>
    public static async Task WriteAsync(string path, Func<TextWriter, Task> write)
    {
        if (File.Exists(path))
        {
            await using FileStream there = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!there.CanSeek || IsDevice(path))
            {
                // What a pipe or a device takes flows on; nothing may be renamed over it. Behind /dev/stdout a file can lie that holds something.
                if (there.CanSeek)
                {
                    there.Seek(0, SeekOrigin.End);
                }

                await FillAsync(there, write).ConfigureAwait(false);
                return;
            }
        }

        string place = Place(path);
        using AtomicFile file = new(place);
        await FillAsync(file.Stream, write).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows() && File.Exists(place))
        {
            File.SetUnixFileMode(file.Stream.SafeFileHandle, File.GetUnixFileMode(place));
        }

        file.Commit();
    }

    private static void TryToOpen(string path)
    {
        try
        {
            using FileStream there = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {error.Message}");
        }
    }

    private static void TryToMake(string path, string folder)
    {
        try
        {
            using FileStream trial = new(Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: no file can be made in '{folder}'.");
        }
    }

    private static async Task FillAsync(FileStream stream, Func<TextWriter, Task> write)
    {
        await using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await write(writer).ConfigureAwait(false);
    }

    // Links in /dev lead to /proc.
    private static bool IsDevice(string path) => Path.GetFullPath(path) is var place
        && (place.StartsWith("/dev/", StringComparison.Ordinal) || place.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool AreSame(string one, string other) => one.Length > 0 && Names.Equals(Place(one), Place(other));
}
