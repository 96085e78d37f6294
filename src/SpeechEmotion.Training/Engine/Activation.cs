namespace SpeechEmotion.Training.Engine;

/// <summary>
/// The values between two layers for a batch: samples × frames × channels, each sample with its own number of valid frames.
/// </summary>
/// <remarks>
/// In activations the values past a sample's length are zero, so that a short clip in a padded batch gives what it gives alone; in
/// gradients they are undefined. The memory only grows. Not thread-safe, except that different samples may be written at once.
/// </remarks>
internal sealed class Activation
{
    private float[] _values = [];
    private int[] _lengths = [];

    /// <summary>Gets the number of samples.</summary>
    public int Samples { get; private set; }

    /// <summary>Gets the frames of every sample, padding included.</summary>
    public int Frames { get; private set; }

    /// <summary>Gets the number of channels.</summary>
    public int Channels { get; private set; }

    /// <summary>Gets all values.</summary>
    public Span<float> Values => _values.AsSpan(0, Samples * SampleLength);

    /// <summary>Gets the floats of one sample.</summary>
    public int SampleLength => Frames * Channels;

    /// <summary>Sets the size; values become undefined and every sample's length the number of frames.</summary>
    public void Reshape(int samples, int frames, int channels)
    {
        int length = checked(samples * frames * channels);
        if (_values.Length < length)
        {
            _values = new float[length];
        }

        if (_lengths.Length < samples)
        {
            _lengths = new int[samples];
        }

        (Samples, Frames, Channels) = (samples, frames, channels);
        _lengths.AsSpan(0, samples).Fill(frames);
    }

    /// <summary>Sets size and lengths to those of another.</summary>
    public void ReshapeLike(Activation other)
    {
        Reshape(other.Samples, other.Frames, other.Channels);
        other._lengths.AsSpan(0, other.Samples).CopyTo(_lengths);
    }

    /// <summary>Gets the valid frames of a sample.</summary>
    public int Length(int sample) => _lengths[sample];

    /// <summary>Sets the valid frames of a sample.</summary>
    public void SetLength(int sample, int frames)
    {
        if (frames < 0 || frames > Frames)
        {
            throw new ArgumentException($"A sample's length must be between 0 and {Frames}; it was {frames}.", nameof(frames));
        }

        _lengths[sample] = frames;
    }

    /// <summary>Gets the values of one sample, padding included.</summary>
    public Span<float> Sample(int sample) => _values.AsSpan(sample * SampleLength, SampleLength);

    /// <summary>Gets the valid values of one sample.</summary>
    public Span<float> Valid(int sample) => _values.AsSpan(sample * SampleLength, _lengths[sample] * Channels);

    /// <summary>Sets what lies past a sample's length to zero.</summary>
    public void ClearPadding(int sample) => Sample(sample)[(_lengths[sample] * Channels)..].Clear();

    /// <summary>Gets the number of valid frames of all samples.</summary>
    public int ValidFrames()
    {
        int total = 0;
        for (int i = 0; i < Samples; i++)
        {
            total += _lengths[i];
        }

        return total;
    }
}
