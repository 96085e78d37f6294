using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>What a training step adds to a pass.</summary>
/// <param name="StepSeed">Fixes what dropout drops.</param>
/// <param name="Team">Threads for work outside libtorch.</param>
/// <param name="MixedPrecision">Whether convolutions and dense layers multiply in bfloat16.</param>
internal sealed record TrainingPass(ulong StepSeed, WorkerTeam Team, bool MixedPrecision);
