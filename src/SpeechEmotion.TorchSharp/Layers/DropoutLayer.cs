using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training.Layers;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Dropout that drops what the managed engine drops.</summary>
internal sealed class DropoutLayer(DropoutPattern pattern) : ITorchLayer
{
    private float[] _factors = [];

    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        if (pass.Training is not { } training || pattern.DropsNothing)
        {
            return input;
        }

        long[] shape = input.Values.shape;
        int samples = (int)shape[0], length = checked((int)(shape[1] * shape[2]));
        if (_factors.Length < samples * length)
        {
            _factors = new float[samples * length];
        }

        // The pattern runs over frames × channels.
        training.Team.Run(samples, (sample, _) =>
        {
            Span<float> factors = _factors.AsSpan(sample * length, length);
            factors.Fill(1);
            pattern.Apply(factors, factors, training.StepSeed, sample);
        });
        Tensor factors = TensorCopy.ToTensor(_factors.AsSpan(0, samples * length), pass.Device, samples, shape[2], shape[1]);
        return input.With(input.Values * factors.transpose(1, 2));
    }
}
