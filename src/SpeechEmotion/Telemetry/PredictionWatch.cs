using System.Diagnostics;

namespace SpeechEmotion;

/// <summary>A prediction under way.</summary>
/// <param name="Start">When it began, as <see cref="Stopwatch.GetTimestamp"/> counts.</param>
/// <param name="Activity">Its trace, where somebody listens.</param>
internal readonly record struct PredictionWatch(long Start, Activity? Activity);
