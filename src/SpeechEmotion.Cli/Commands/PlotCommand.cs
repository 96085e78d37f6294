using System.CommandLine;
using System.Globalization;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Output.Plots;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>plot FILE</c>: a picture of a recording and its emotions.</summary>
internal sealed class PlotCommand : Command, IHasExamples
{
    private const double LongestSeconds = 3600;
    private const double LatestSeconds = 1_000_000;

    private readonly CliHost _host;
    private readonly Argument<string> _file = new("FILE") { Description = "An audio file, or - for standard input." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The page (.html) or picture (.svg) to write.", HelpName = "FILE", Required = true };
    private readonly Option<double> _start = new("--start") { CustomParser = NumberInput.Parse<double>, Description = "Where the picture begins.", HelpName = "SECONDS" };
    private readonly Option<double> _duration = new("--duration") { CustomParser = NumberInput.Parse<double>, Description = "How much is shown, at most an hour.", HelpName = "SECONDS", DefaultValueFactory = _ => 600 };
    private readonly RecognizerInput _recognizer = new();
    private readonly SegmentInput _segments = new();

    public PlotCommand(CliHost host)
        : base("plot", "Draws a recording: waveform, log-mel spectrogram and how probable each emotion is over time.")
    {
        _host = host;
        Add(_file);
        Add(_output);
        Add(_start);
        Add(_duration);
        _recognizer.AddTo(this);
        _segments.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "plot interview.wav --output interview.html",
        "plot film.mp4 --start 600 --duration 60 --hop 0.5 --output scene.svg",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        SegmentOptions options = _segments.Read(arguments);
        string output = OutputFile.Checked(arguments.GetRequiredValue(_output));
        bool isPicture = IsPicture(output);
        double start = InRange("--start", arguments.GetValue(_start), 0, LatestSeconds);
        double duration = InRange("--duration", arguments.GetValue(_duration), 0.1, LongestSeconds);
        string file = arguments.GetRequiredValue(_file);
        OutputFile.RequireOther(output, file);
        _recognizer.RefuseToLearnTwice(arguments, options);
        EmotionRecognizer recognizer = _recognizer.Create(_host, arguments, _recognizer.Options(arguments));

        // A read from a pipe that says nothing cannot be ended, only left.
        AudioSignal signal = await Task.Run(() => Read(file, start, duration, options.Channel), cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        AudioSignal shown = Cut(signal, duration);
        SegmentOptions judged = options with { MergeTurns = false, Channel = null, Completed = diagnostics => RecordingNotes.Say(_host.Error.WriteLine, file, diagnostics) };
        List<EmotionSegment> windows =
            await recognizer.PredictSegmentsAsync(shown, judged, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        (FeatureMatrix spectrogram, double topFrequency) = SpectrogramMaker.Make(shown);
        PlotData data = new()
        {
            Name = file == AudioFiles.StandardInput ? "standard input" : Path.GetFileName(file),
            Model = recognizer.ModelName,
            Start = TimeSpan.FromSeconds(start),
            Signal = shown,
            IsCut = shown.Samples.Length < signal.Samples.Length,
            Spectrogram = spectrogram,
            TopFrequency = topFrequency,
            Labels = recognizer.Labels,
            Windows = windows,
            Turns = [.. EmotionTurns.Merge(windows, options.MinimumTurnSeconds)],
        };
        string text = isPicture ? RecordingSvg.Write(data, isAlone: true) : RecordingPage.Write(data);
        await OutputFile.WriteAsync(output, text).ConfigureAwait(false);
        return ExitCode.Success;
    }

    // A second more than is shown tells whether the recording goes on.
    private AudioSignal Read(string file, double start, double duration, int? channel)
    {
        try
        {
            using Stream stream = AudioFiles.Open(_host, file);
            AudioReadOptions options = new() { OffsetSeconds = start, DurationSeconds = duration + 1, Channel = channel };
            AudioSignal signal = new AudioReader(AudioFiles.Decoders).Read(stream, options);
            return signal.Samples.Length > 0
                ? signal
                : throw new AudioFormatException($"There is no sound after {start.ToString(CultureInfo.InvariantCulture)} s.", isCorrupt: false);
        }
        catch (AudioFormatException error)
        {
            throw new AudioFormatException($"{file}: {error.Message}", error.Reason, error);
        }
    }

    private static AudioSignal Cut(AudioSignal signal, double duration)
    {
        int count = (int)Math.Min(signal.Samples.Length, duration * signal.SampleRate);
        return new AudioSignal(signal.Samples[..Math.Max(1, count)], signal.SampleRate, signal.Source);
    }

    private static bool IsPicture(string output) => Path.GetExtension(output).ToUpperInvariant() switch
    {
        ".SVG" => true,
        ".HTML" or ".HTM" => false,
        _ => throw new UsageException($"--output must end in .html (a page) or .svg (a picture); it was '{output}'."),
    };

    private static double InRange(string name, double value, double least, double most) => value >= least && value <= most
        ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} must be between {least} and {most}; it was {value}."));
}
