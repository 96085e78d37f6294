using System.CommandLine;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>features FILE</c>: the names and values a recipe computes.</summary>
internal sealed class FeaturesCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string> _file = new("FILE") { Description = "An audio file, or - for standard input." };
    private readonly Option<string> _recipe = RecipeInput.Option();
    private readonly Option<int?> _channel = ChannelInput.Option();
    private readonly Option<string> _format = new("--format") { Description = "csv has a row a frame and a column a feature.", DefaultValueFactory = _ => "csv" };

    public FeaturesCommand(CliHost host)
        : base("features", "Computes the features of an audio file.")
    {
        _host = host;
        _format.AcceptOnlyFromAmong("csv", "json");
        Add(_file);
        Add(_recipe);
        Add(_channel);
        Add(_format);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "features speech.wav",
        "features speech.wav --recipe my-recipe.json --format json",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string file = arguments.GetRequiredValue(_file);
        FeaturePipeline pipeline = new(RecipeInput.Load(arguments.GetRequiredValue(_recipe)));
        AudioReadOptions options = new() { Channel = ChannelInput.Read(arguments, _channel) };
        AudioSignal signal = await AudioFiles.ReadAsync(_host, file, options, cancellationToken).ConfigureAwait(false);
        FeatureMatrix features = Extract(pipeline, signal, file);
        cancellationToken.ThrowIfCancellationRequested();
        if (arguments.GetRequiredValue(_format) == "json")
        {
            FeatureWriter.WriteJson(_host.Output, file, pipeline, features);
        }
        else
        {
            FeatureWriter.WriteCsv(_host.Output, pipeline, features);
        }

        return ExitCode.Success;
    }

    private static FeatureMatrix Extract(FeaturePipeline pipeline, AudioSignal signal, string file)
    {
        try
        {
            return pipeline.Extract(signal);
        }
        catch (ArgumentException error)
        {
            // The recipe leaves nothing of it.
            throw new AudioFormatException($"{file}: {CommandLine.Describe(error)}", isCorrupt: false, error);
        }
    }
}
