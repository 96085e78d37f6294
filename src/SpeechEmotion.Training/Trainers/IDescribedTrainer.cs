namespace SpeechEmotion.Training;

/// <summary>A trainer around another that says what it makes of it, so that kept models are told apart.</summary>
internal interface IDescribedTrainer
{
    /// <summary>Gets the other trainer's description, and everything that decides what is made of its model.</summary>
    string Description { get; }

    /// <summary>Describes any trainer: the managed engine by nothing, another engine by its type.</summary>
    static string Of(IClassifierTrainer trainer) => trainer switch
    {
        ManagedTrainer => string.Empty,
        IDescribedTrainer described => described.Description,
        _ => trainer.GetType().FullName!,
    };
}
