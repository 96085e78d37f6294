namespace SpeechEmotion.Augmentation;

/// <summary>The noise of the original notebook: <c>y + a·N(0, 1)</c> with <c>a = amount·U(0, 1)·max(y)</c>. JSON <c>type</c>: <c>notebook_noise</c>.</summary>
public sealed record NotebookNoiseOptions : AugmentationOptions
{
    /// <summary>Gets the largest noise deviation as a share of the clip's maximum, 0 to 1. JSON: <c>amount</c>.</summary>
    public double Amount { get; init; } = 0.035;

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new NotebookNoiseAugmenter(this);
}
