using System.Diagnostics;

namespace SpeechEmotion.Packages.Tests;

/// <summary>Runs the SDK's command as a user would, outside the test runner's own build.</summary>
internal static class DotNet
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="packageFolder">Where restored packages go; <see langword="null"/> for the usual place.</param>
    /// <param name="arguments">The arguments of <c>dotnet</c>.</param>
    /// <returns>What it wrote to its standard output.</returns>
    public static string Run(string folder, string? packageFolder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The runner's build settings are not those of a user.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (packageFolder is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packageFolder;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
        return output;
    }
}
