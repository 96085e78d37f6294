using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>
/// Which other clips of a test make the profile (<see cref="SpeakerProfile"/>) that a clip is judged with: drawn anew for each clip among
/// those tested with it, no labels used. It is another protocol than plain answers, so report it beside them.
/// </summary>
/// <param name="Clips">How many, 1 or more; all there are where there are fewer.</param>
/// <param name="Scope">Whose.</param>
public sealed record ProfileDraw(int Clips, ProfileScope Scope = ProfileScope.Speaker)
{
    /// <summary>Says in a protocol what was done.</summary>
    internal string Describe() =>
        $"each clip with a profile of {Clips} other clips of its {(Scope == ProfileScope.Speaker ? "speaker" : "corpus")}, or as many as there are";

    internal string? Error() =>
        Clips < 1 ? $"The clips of a profile must be 1 or more; they were {Clips}."
        : !Enum.IsDefined(Scope) ? $"The scope of a profile must be Speaker or Corpus; it was {Scope}."
        : null;
}
