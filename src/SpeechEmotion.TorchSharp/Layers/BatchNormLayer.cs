using SpeechEmotion.Classification;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Batch normalisation over the valid frames; running statistics as <see cref="BatchNormDefinition"/> says, Keras's way.</summary>
internal sealed class BatchNormLayer(BatchNormDefinition definition, string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        // libtorch's own operation knows no padding, and no variance of a single value.
        if (pass.Training is not null)
        {
            return input.Lengths is { AreEven: true, Total: > 1 } ? NormaliseEven(input, pass) : NormaliseUneven(input, pass);
        }

        Tensor mean = pass[prefix + "running_mean"], variance = pass[prefix + "running_var"];
        return input.Resized(Normalise(input.Values, pass, mean, variance, training: false), length => length);
    }

    // In training PyTorch's momentum 1 leaves the batch's own statistics in mean and variance.
    private Tensor Normalise(Tensor values, TorchPass pass, Tensor mean, Tensor variance, bool training) => functional.batch_norm(
        values, mean, variance, pass[prefix + "weight"], pass[prefix + "bias"], training, 1, definition.Epsilon);

    private Frames NormaliseEven(Frames input, TorchPass pass)
    {
        long count = input.Lengths.Total;
        Tensor mean = zeros_like(pass[prefix + "running_mean"]), variance = ones_like(mean);
        Tensor output = Normalise(input.Values, pass, mean, variance, training: true);

        // PyTorch divides by n − 1 here.
        Update(pass, mean, variance * ((count - 1.0) / count));
        return input.With(output);
    }

    private Frames NormaliseUneven(Frames input, TorchPass pass)
    {
        double count = input.Lengths.Total;
        Tensor mask = input.Lengths.Mask;
        Tensor mean = input.Values.sum(0, 2, keepdim: true) / count;
        Tensor difference = (input.Values - mean) * mask;
        Tensor variance = difference.square().sum(0, 2, keepdim: true) / count;
        Update(pass, mean.flatten(), variance.flatten());
        Tensor factor = pass[prefix + "weight"].view(1, -1, 1) * (variance + definition.Epsilon).rsqrt();
        return input.With((difference * factor) + (pass[prefix + "bias"].view(1, -1, 1) * mask));
    }

    private void Update(TorchPass pass, Tensor mean, Tensor variance)
    {
        using IDisposable statistics = no_grad();
        pass[prefix + "running_mean"].mul_(definition.Momentum).add_(mean, 1 - definition.Momentum);
        pass[prefix + "running_var"].mul_(definition.Momentum).add_(variance, 1 - definition.Momentum);
    }
}
