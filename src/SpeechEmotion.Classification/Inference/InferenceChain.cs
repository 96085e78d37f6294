namespace SpeechEmotion.Classification;

/// <summary>Layers run one after the other, alternating between two buffers.</summary>
internal sealed class InferenceChain
{
    private readonly InferenceLayer[] _layers;
    private readonly int _inputChannels;

    public InferenceChain(IEnumerable<InferenceLayer> layers, int inputChannels)
    {
        _layers = [.. layers];
        _inputChannels = inputChannels;
    }

    public int OutputChannels => _layers.Length == 0 ? _inputChannels : _layers[^1].OutputChannels;

    public int OutputFrames(int frames)
    {
        foreach (InferenceLayer layer in _layers)
        {
            frames = layer.OutputFrames(frames);
        }

        return frames;
    }

    /// <summary>Runs every layer; the input is left as it was.</summary>
    public void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        long size = LargestIntermediate(samples, frames);
        Span<float> current = workspace.Take(size);
        Span<float> other = workspace.Take(size);
        ReadOnlySpan<float> source = input;
        bool ownsSource = false;
        for (int i = 0; i < _layers.Length; i++)
        {
            InferenceLayer layer = _layers[i];
            int length = samples * layer.OutputFrames(frames) * layer.OutputChannels;
            Span<float> destination = i == _layers.Length - 1 ? output : layer.InPlace && ownsSource ? current : other;
            destination = destination[..length];
            layer.Forward(source, samples, frames, destination, workspace);
            if (i < _layers.Length - 1 && !(layer.InPlace && ownsSource))
            {
                Span<float> swap = current;
                current = other;
                other = swap;
                ownsSource = true;
            }

            source = destination;
            frames = layer.OutputFrames(frames);
        }

        if (_layers.Length == 0)
        {
            input.CopyTo(output);
        }

        workspace.GiveBack(2);
    }

    /// <summary>Gets the most values of one sample that lie in one place while the chain runs: between two layers or within one.</summary>
    public long LargestActivation(int frames)
    {
        long largest = 0;
        foreach (InferenceLayer layer in _layers)
        {
            int after = layer.OutputFrames(frames);
            largest = Math.Max(largest, Math.Max(layer.LargestInside(frames), (long)after * layer.OutputChannels));
            frames = after;
        }

        return largest;
    }

    private long LargestIntermediate(int samples, int frames)
    {
        long largest = 0;
        for (int i = 0; i < _layers.Length - 1; i++)
        {
            frames = _layers[i].OutputFrames(frames);
            largest = Math.Max(largest, (long)samples * frames * _layers[i].OutputChannels);
        }

        return largest;
    }
}
