using System.Globalization;
using System.Xml.Linq;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Output.Plots;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class PlotCommandTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Svg_OfAClip_HasAPathAPictureAndARowForEachEmotion()
    {
        XElement svg = await SvgAsync(CliRun.Clip("lively"));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Contains("lively.wav", svg.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains("speech 0:", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Single(svg.Descendants(Svg + "path"), path => path.Attribute("class")!.Value == "wave");
        string[] texts = [.. svg.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.All(new[] { "angry", "sad", "Waveform", "Log-mel spectrogram", "0:00.5" }, text => Assert.Contains(text, texts));
        Assert.Contains("prefers-color-scheme: dark", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plot_ChannelsThatCancelOut_AreNoted()
    {
        AudioSignal clip = new AudioReader().ReadFile(CliRun.Clip("lively"));
        string file = _folder.At("opposite.wav");
        using (FileStream stream = File.Create(file))
        {
            StereoWav.Write(stream, clip, new AudioSignal(clip.Samples.ToArray().Select(sample => -sample).ToArray(), clip.SampleRate));
        }

        CliRun run = await CliRun.RunAsync("plot", file, "--output", _folder.At("opposite.svg"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"note: {file}: The channels differ: their mean, which was judged, keeps 0", run.Error, StringComparison.Ordinal);
        CliRun left = await CliRun.RunAsync("plot", file, "--channel", "0", "--output", _folder.At("left.svg"));
        Assert.Equal((0, ""), (left.ExitCode, left.Error));
        CliRun features = await CliRun.RunAsync("features", file, "--channel", "1"), plain = await CliRun.RunAsync("features", CliRun.Clip("lively"));
        Assert.Equal(plain.Lines[0], features.Lines[0]);
        Assert.NotEqual((await CliRun.RunAsync("features", file)).Lines[1], features.Lines[1]);
    }

    [Fact]
    public async Task Svg_Bars_AreAsHighAsTheProbabilitiesOfTheWindows()
    {
        XElement svg = await SvgAsync(CliRun.Clip("lively"), "--window", "1", "--hop", "1");
        CliRun csv = await CliRun.RunAsync("segments", CliRun.Clip("lively"), "--windows", "--window", "1", "--hop", "1", "--format", "csv");
        double[] expected = [.. csv.Lines[1..].Select(line => line.Split(',')).Where(row => row[5] == "true").Select(row => 26 * Number(row[7]))];
        double[] heights = [.. svg.Descendants(Svg + "rect").Where(IsBar).Take(expected.Length).Select(bar => Number(bar.Attribute("height")!.Value))];
        Assert.NotEmpty(expected);
        Assert.All(expected.Zip(heights), pair => Assert.Equal(Math.Max(0.5, pair.First), pair.Second, 0.006));
    }

    [Fact]
    public async Task Plot_LearnSpeaker_MakesTheBarsOfTheSegmentsThatDo()
    {
        async Task<double> FirstBarAsync(params string[] options) => Number(
            (await SvgAsync(CliRun.Clip("lively"), ["--window", "1", "--hop", "1", .. options])).Descendants(Svg + "rect").First(IsBar).Attribute("height")!.Value);
        CliRun csv = await CliRun.RunAsync("segments", CliRun.Clip("lively"), "--windows", "--window", "1", "--hop", "1", "--learn-speaker", "--format", "csv");
        double expected = csv.Lines[1..].Select(line => line.Split(',')).Where(row => row[5] == "true").Select(row => 26 * Number(row[7])).First();
        Assert.Equal(expected, await FirstBarAsync("--learn-speaker"), 0.006);
        Assert.NotEqual(expected, await FirstBarAsync(), 0.006);
    }

    [Fact]
    public async Task Spectrogram_OfATone_IsBrightestAtItsFrequency()
    {
        string file = _folder.At("tone.wav");
        float[] samples = [.. Enumerable.Range(0, 32_000).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 1000 * i / 16_000))];
        using (FileStream stream = File.Create(file))
        {
            WavEncoder.Write(stream, new AudioSignal(samples, 16_000));
        }

        XElement image = (await SvgAsync(file)).Descendants(Svg + "image").Single();
        PngPicture picture = PngPicture.Read(Convert.FromBase64String(image.Attribute("href")!.Value["data:image/png;base64,".Length..]));
        byte[] column = [.. Enumerable.Range(0, picture.Height).Select(row => picture[row, picture.Width / 2])];
        double top = 2595 * Math.Log10(1 + (8000 / 700.0));
        double row = picture.Height * (1 - (2595 * Math.Log10(1 + (1000 / 700.0)) / top));
        Assert.Equal(255, column.Max());
        Assert.InRange(Array.IndexOf(column, column.Max()), row - 2, row + 1);
        Assert.Equal(0, column[0]);
    }

    [Fact]
    public void Png_ReadBack_IsWhatWasWritten()
    {
        byte[] pixels = [0, 1, 2, 3, 255, 128];
        PngPicture picture = PngPicture.Read(PngWriter.Write(3, 2, pixels, HeatColours.Palette));
        Assert.Equal((3, 2), (picture.Width, picture.Height));
        Assert.Equal(pixels, Enumerable.Range(0, 6).Select(i => picture[i / 3, i % 3]));
    }

    [Fact]
    public async Task Html_OfAClip_IsOnePageWithoutAnythingOutside()
    {
        string page = _folder.At("page.html");
        string clip = _folder.CopyClip("lively", "a<b&c.wav");
        CliRun run = await CliRun.RunAsync("plot", clip, "--output", page);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        string html = await File.ReadAllTextAsync(page);
        Assert.Contains("<h1>a&lt;b&amp;c.wav</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a<b", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace(Svg.NamespaceName, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">0:00.0–", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_OfARecording_KeepsItsTimes()
    {
        XElement svg = await SvgAsync(CliRun.Clip("lively"), "--start", "1", "--duration", "1");
        Assert.Contains("From 0:01.0 to 0:02.0 of the recording", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "0:01.5");
    }

    [Fact]
    public async Task Plot_NothingAfterTheStart_Fails()
    {
        CliRun run = await CliRun.RunAsync("plot", CliRun.Clip("lively"), "--start", "500", "--output", _folder.At("p.svg"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no sound after 500 s", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_ThatIsTheInput_IsRefusedAndTheRecordingStays()
    {
        string file = _folder.CopyClip("flat", "clip.svg");
        Assert.Equal(2, (await CliRun.RunAsync("plot", file, "--output", file)).ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(CliRun.Clip("flat")), await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData("--output", "picture.png")]
    [InlineData("--output", "p.svg", "--duration", "0")]
    [InlineData("--output", "p.svg", "--start", "-1")]
    [InlineData]
    public async Task Plot_WrongOptions_AreUsage(params string[] args) =>
        Assert.Equal(2, (await CliRun.RunAsync(["plot", CliRun.Clip("flat"), .. args])).ExitCode);

    private async Task<XElement> SvgAsync(string file, params string[] args)
    {
        string picture = _folder.At("picture.svg");
        CliRun run = await CliRun.RunAsync(["plot", file, "--output", picture, .. args]);
        Assert.True(run.ExitCode == 0, run.Error);
        return XElement.Load(picture);
    }

    private static bool IsBar(XElement rectangle) => rectangle.Attribute("class")?.Value.StartsWith("bar", StringComparison.Ordinal) == true;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
