namespace SpeechEmotion.Training;

/// <summary>The learning rate stays as it is.</summary>
public sealed record ConstantSchedule : ScheduleOptions
{
    internal override double Factor(double progress) => 1;
}
