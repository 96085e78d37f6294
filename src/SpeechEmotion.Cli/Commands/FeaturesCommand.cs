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
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "features speech.wav",
        "features speech.wav --recipe my-recipe.json --format json",
    ];

    private int Run(ParseResult arguments)
    {
        string file = arguments.GetRequiredValue(_file);
        FeaturePipeline pipeline = new(RecipeInput.Load(arguments.GetRequiredValue(_recipe)));
        FeatureMatrix features = pipeline.Extract(Read(file, ChannelInput.Read(arguments, _channel)));
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

    private AudioSignal Read(string file, int? channel)
    {
        try
        {
            using Stream stream = AudioFiles.Open(_host, file);
            return new AudioReader(AudioFiles.Decoders).Read(stream, new AudioReadOptions { Channel = channel });
        }
        catch (AudioFormatException error)
        {
            throw new AudioFormatException($"{file}: {error.Message}", error.Reason, error);
        }
    }
}
