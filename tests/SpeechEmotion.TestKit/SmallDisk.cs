using System.Diagnostics;

namespace SpeechEmotion.TestKit;

/// <summary>A file system of its own in memory, of a few kibibytes, to run out of room on. Linux, and the right to mount, are needed.</summary>
public sealed class SmallDisk : IDisposable
{
    private const string FillerName = "filler";

    public SmallDisk(int kibibytes)
    {
        Path = Directory.CreateTempSubdirectory("speech-emotion-disk-").FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", Path))
        {
            Directory.Delete(Path);
            throw new UnauthorizedAccessException("A file system cannot be mounted here.");
        }
    }

    /// <summary>Gets the folder that is the disk.</summary>
    public string Path { get; }

    /// <summary>Tells whether this machine lets a test make a disk.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            new SmallDisk(kibibytes: 16).Dispose();
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Writes until only one page is free.</summary>
    public void Fill()
    {
        byte[] page = new byte[4096];
        using FileStream filler = new(System.IO.Path.Combine(Path, FillerName), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            filler.SetLength(Math.Max(0, filler.Length - page.Length));
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(System.IO.Path.Combine(Path, FillerName));

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
