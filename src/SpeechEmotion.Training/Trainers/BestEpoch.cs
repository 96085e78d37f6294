using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>Keeps the weights of the best epoch so far.</summary>
internal sealed class BestEpoch(EpochSelection selection, ParameterStore parameters)
{
    /// <summary>Gets the kept values.</summary>
    public float[] Values { get; } = new float[parameters.Values.Length];

    /// <summary>Gets the kept running statistics.</summary>
    public float[] Statistics { get; } = new float[parameters.Statistics.Length];

    /// <summary>Gets or sets the best epoch, 0 for none yet.</summary>
    public int Epoch { get; set; }

    /// <summary>Gets or sets the measures of the best epoch.</summary>
    public ValidationResult Result { get; set; }

    /// <summary>Compares the epoch just measured, and keeps the network's weights if it is better.</summary>
    public bool Consider(int epoch, ValidationResult result)
    {
        bool better = Epoch == 0 || selection switch
        {
            EpochSelection.Last => true,
            EpochSelection.ValidationLoss => result.Loss < Result.Loss,
            _ => result.Uar > Result.Uar || (result.Uar == Result.Uar && result.Loss < Result.Loss),
        };
        if (!better)
        {
            return false;
        }

        (Epoch, Result) = (epoch, result);
        parameters.Values.CopyTo(Values, 0);
        parameters.Statistics.CopyTo(Statistics, 0);
        return true;
    }

    /// <summary>Whether so many epochs have passed since the best one that training should end.</summary>
    public bool HasWaited(int epoch, int? patience) => patience is { } limit && Epoch > 0 && epoch - Epoch >= limit;

    /// <summary>Puts the kept weights back into the network.</summary>
    public void Restore()
    {
        if (Epoch == 0)
        {
            return;
        }

        Values.CopyTo(parameters.Values, 0);
        Statistics.CopyTo(parameters.Statistics, 0);
    }
}
