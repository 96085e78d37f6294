using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>Shows a person how far long work is. Callable from several threads at once.</summary>
internal interface IWorkDisplay : IProgress<PreparationProgress>, IProgress<EpochReport>
{
    /// <summary>Starts a part of the work; what is reported next belongs to it.</summary>
    void Begin(string name);

    /// <summary>Shows a line that stays.</summary>
    void Say(string line);
}
