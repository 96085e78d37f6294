namespace SpeechEmotion.Classification;

/// <summary>What a parameter tensor is for: how a trainer initialises it and whether it learns it.</summary>
public enum ParameterRole
{
    /// <summary>A learnt kernel or matrix; fan-in is the product of all but the first dimension.</summary>
    Weight,

    /// <summary>A learnt offset, initially 0.</summary>
    Bias,

    /// <summary>A learnt factor (batch normalisation's gamma), initially 1.</summary>
    Scale,

    /// <summary>A running mean, initially 0; updated by statistics, not by gradients.</summary>
    RunningMean,

    /// <summary>A running variance, initially 1; updated by statistics, not by gradients. Never negative.</summary>
    RunningVariance,
}
