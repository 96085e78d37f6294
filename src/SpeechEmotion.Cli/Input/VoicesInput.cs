using System.CommandLine;

namespace SpeechEmotion.Cli.Input;

/// <summary>How much the voices are like those of the training: how sure answers are.</summary>
internal static class VoicesInput
{
    private const string Unfamiliar = "unfamiliar";
    private const string LikeTraining = "like-training";

    /// <summary>Creates the option.</summary>
    /// <param name="standard">What holds where it is left out.</param>
    public static Option<string> Option(VoiceFamiliarity standard)
    {
        Option<string> option = new("--voices")
        {
            Description = "How sure answers are: unfamiliar for other voices, rooms and languages than the training corpora's, like-training for others recorded as those.",
            DefaultValueFactory = _ => standard == VoiceFamiliarity.Unfamiliar ? Unfamiliar : LikeTraining,
        };
        option.AcceptOnlyFromAmong(Unfamiliar, LikeTraining);
        return option;
    }

    /// <summary>Reads the choice.</summary>
    public static VoiceFamiliarity Read(ParseResult arguments, Option<string> option) =>
        arguments.GetRequiredValue(option) == Unfamiliar ? VoiceFamiliarity.Unfamiliar : VoiceFamiliarity.LikeTraining;
}
