using SpeechEmotion.Classification;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Gated recurrent units over each clip's own frames; formulas at <see cref="GruDefinition"/>.</summary>
internal sealed class GruLayer(GruDefinition definition, string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        int frames = (int)input.Values.shape[2];
        Tensor projected = DenseLayer.ApplyToFrames(input.Values, prefix + "input.", pass);
        Tensor state = projected.new_zeros(projected.shape[0], definition.Units);
        Tensor[] states = new Tensor[frames];
        for (int step = 0; step < frames; step++)
        {
            int frame = definition.Reversed ? frames - 1 - step : step;
            Tensor next = Step(projected.select(2, frame), state, pass);

            // Past a clip's end the state stays, so that a reversed one starts at the last frame.
            state = input.Lengths.AreEven ? next : where(input.Lengths.Mask.select(2, frame).gt(0), next, state);
            states[frame] = state;
        }

        Tensor output = stack(states, 2);
        return input.With(input.Lengths.AreEven ? output : output * input.Lengths.Mask);
    }

    private Tensor Step(Tensor input, Tensor state, TorchPass pass)
    {
        Tensor[] i = input.chunk(3, 1), s = DenseLayer.Apply(state, prefix + "state.", pass).chunk(3, 1);
        Tensor reset = (i[0] + s[0]).sigmoid(), update = (i[1] + s[1]).sigmoid();
        Tensor candidate = (i[2] + (reset * s[2])).tanh();
        return candidate + (update * (state - candidate));
    }
}
