namespace SpeechEmotion.Cli;

/// <summary>A command that shows examples in its help.</summary>
internal interface IHasExamples
{
    /// <summary>Gets command lines without the program's name.</summary>
    IReadOnlyList<string> Examples { get; }
}
