using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>One corpus of a run.</summary>
/// <param name="Parser">The parser's name, for example <c>"ravdess"</c>.</param>
/// <param name="Folder">The folder that holds the corpus; relative to the run file's.</param>
/// <param name="LabelMap">What is done to this corpus' labels before the run's own map; <see langword="null"/> for nothing.</param>
public sealed record RunDataset(string Parser, string Folder, LabelMap? LabelMap = null);
