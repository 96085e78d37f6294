namespace SpeechEmotion.Training;

/// <summary>A schedule at work: the rate of each step, and what a plateau has changed so far.</summary>
internal sealed class LearningRate(ScheduleOptions options, double baseRate, int stepsPerEpoch, int epochs)
{
    private readonly double _warmupSteps = Math.Min(options.WarmupEpochs, epochs) * stepsPerEpoch;

    /// <summary>Gets or sets what a plateau has made of the base rate.</summary>
    public PlateauState Plateau { get; set; } = new(baseRate, double.PositiveInfinity, 0);

    /// <summary>The rate of a step, counted from 0.</summary>
    public double At(long step)
    {
        if (step < _warmupSteps)
        {
            return Plateau.Rate * (step + 1) / (_warmupSteps + 1);
        }

        double total = (double)stepsPerEpoch * epochs - _warmupSteps;
        return Plateau.Rate * options.Factor((step - _warmupSteps) / total);
    }

    /// <summary>Takes note of an epoch's training loss.</summary>
    public void EndEpoch(double loss)
    {
        if (options is not ReduceOnPlateauSchedule plateau)
        {
            return;
        }

        if (loss < Plateau.Best - plateau.MinimumDelta)
        {
            Plateau = Plateau with { Best = loss, Waited = 0 };
            return;
        }

        Plateau = Plateau with { Waited = Plateau.Waited + 1 };
        if (Plateau.Waited >= plateau.Patience && Plateau.Rate > plateau.MinimumRate)
        {
            Plateau = Plateau with { Rate = Math.Max(Plateau.Rate * plateau.ReductionFactor, plateau.MinimumRate), Waited = 0 };
        }
    }
}
