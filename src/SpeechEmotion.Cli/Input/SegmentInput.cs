using System.CommandLine;

namespace SpeechEmotion.Cli.Input;

/// <summary>How a long recording is divided.</summary>
internal sealed class SegmentInput
{
    private static readonly SegmentOptions Defaults = new();

    private readonly Option<double> _window = new("--window")
    {
        CustomParser = NumberInput.Parse<double>,
        Description = "Seconds of sound that one answer is based on.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => Defaults.WindowSeconds,
    };
    private readonly Option<double> _hop = new("--hop")
    {
        CustomParser = NumberInput.Parse<double>,
        Description = "Seconds from one window to the next; less than a window makes them overlap.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => Defaults.HopSeconds,
    };
    private readonly Option<float> _smoothing = new("--smoothing")
    {
        CustomParser = NumberInput.Parse<float>,
        Description = "Share of the window before in the probabilities of a window.",
        HelpName = "0..1",
    };
    private readonly Option<double> _turn = new("--min-turn")
    {
        CustomParser = NumberInput.Parse<double>,
        Description = "Turns shorter than this join their neighbour.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => Defaults.MinimumTurnSeconds,
    };
    private readonly Option<bool> _learn = new("--learn-speaker")
    {
        Description = "One person speaks (on each channel): how the voice sounds to the model is learnt from the windows so far and taken off.",
    };
    private readonly Option<int?> _channel = ChannelInput.Option();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_window);
        command.Add(_hop);
        command.Add(_smoothing);
        command.Add(_turn);
        command.Add(_learn);
        command.Add(_channel);
    }

    /// <summary>Gets the channel asked for.</summary>
    public int? Channel(ParseResult arguments) => ChannelInput.Read(arguments, _channel);

    /// <summary>Gets whether the shortest turn was given.</summary>
    public bool NamesTurns(ParseResult arguments) => arguments.GetResult(_turn) is { Implicit: false };

    /// <summary>Reads the options, for windows joined to turns.</summary>
    /// <exception cref="UsageException">An option is out of range.</exception>
    public SegmentOptions Read(ParseResult arguments)
    {
        double window = arguments.GetValue(_window);
        double hop = arguments.GetValue(_hop);
        SegmentOptions options = new()
        {
            WindowSeconds = window,
            HopSeconds = arguments.GetResult(_hop) is { Implicit: true } ? Math.Min(hop, window) : hop,
            Smoothing = arguments.GetValue(_smoothing),
            MergeTurns = true,
            MinimumTurnSeconds = arguments.GetValue(_turn),
            LearnSpeaker = arguments.GetValue(_learn),
            Channel = Channel(arguments),
        };
        UsageException.ThrowIfAny(options.Errors().Select(InOptionNames));
        return options;
    }

    private string InOptionNames(string error) => error
        .Replace(nameof(SegmentOptions.WindowSeconds), _window.Name, StringComparison.Ordinal)
        .Replace(nameof(SegmentOptions.HopSeconds), _hop.Name, StringComparison.Ordinal)
        .Replace(nameof(SegmentOptions.Smoothing), _smoothing.Name, StringComparison.Ordinal)
        .Replace(nameof(SegmentOptions.MinimumTurnSeconds), _turn.Name, StringComparison.Ordinal);
}
