namespace SpeechEmotion.Training;

/// <summary>What a plateau schedule remembers.</summary>
/// <param name="Rate">The rate now.</param>
/// <param name="Best">The lowest loss so far.</param>
/// <param name="Waited">The epochs since.</param>
internal readonly record struct PlateauState(double Rate, double Best, int Waited);
