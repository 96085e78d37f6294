namespace SpeechEmotion.Fuzz.Targets;

/// <summary>Every door.</summary>
internal static class AllTargets
{
    /// <summary>Gets the doors.</summary>
    public static IReadOnlyList<FuzzTarget> List { get; } = Array.AsReadOnly(
    [
        AudioTargets.Wav, AudioTargets.Predict, AudioTargets.Mp4,
        ModelTargets.Bundle, ModelTargets.Folder, ModelTargets.Safetensors, ModelTargets.Recipe, ModelTargets.Network, ModelTargets.Profile,
        TrainingTargets.Run, TrainingTargets.Options, TrainingTargets.Labels, TrainingTargets.Folds, TrainingTargets.Plan,
        TrainingTargets.Checkpoint, TrainingTargets.Cache, TrainingTargets.Results,
    ]);

    /// <summary>Finds a door.</summary>
    public static FuzzTarget ByName(string name) => List.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"There is no target '{name}'. Known: {string.Join(", ", List.Select(target => target.Name))}.");
}
