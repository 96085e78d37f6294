namespace SpeechEmotion.Training.Engine;

/// <summary>Creates the engine of a training.</summary>
/// <param name="state">What the engine trains.</param>
/// <param name="team">The threads that prepare the batches, idle while the engine works.</param>
internal delegate ITrainingEngine EngineFactory(TrainingState state, WorkerTeam team);
