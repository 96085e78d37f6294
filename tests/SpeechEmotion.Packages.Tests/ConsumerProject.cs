namespace SpeechEmotion.Packages.Tests;

/// <summary>A program far from the repository that references the packages from their folder; everything else comes from NuGet's cache.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speech-emotion-consumer-").FullName;

    /// <param name="packages">The packages.</param>
    /// <param name="program">The program's source.</param>
    public ConsumerProject(PackedPackages packages, string program)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.Copy(program, Path.Combine(_folder, "Program.cs"));
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packages" value="{packages.Folder}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="cache" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(_folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SpeechEmotion" Version="{packages.Version}" />
                <PackageReference Include="SpeechEmotion.Models.Acted" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Restores, builds and runs the program.</summary>
    public string Run(params string[] arguments)
    {
        DotNet.Run(_folder, Path.Combine(_folder, "packages"), "build", "--output", "out", "-v", "quiet");
        return DotNet.Run(_folder, null, [Path.Combine("out", "Consumer.dll"), .. arguments]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
