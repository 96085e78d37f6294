namespace SpeechEmotion.Training.Engine;

/// <summary>The examples of one step: input, soft targets and weights. Reused from step to step.</summary>
internal sealed class Batch
{
    private float[] _targets = [], _allowed = [], _weights = [], _probabilities = [];
    private int[] _labels = [];
    private int _labelCount;

    /// <summary>Gets the input.</summary>
    public Activation Input { get; } = new();

    /// <summary>Gets the number of examples.</summary>
    public int Count { get; private set; }

    /// <summary>Gets examples × labels.</summary>
    public Span<float> Targets => _targets.AsSpan(0, Count * _labelCount);

    /// <summary>Gets examples × labels: 1 where the example competes with the label, else 0.</summary>
    public Span<float> Allowed => _allowed.AsSpan(0, Count * _labelCount);

    /// <summary>Gets the weight of each example.</summary>
    public Span<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Gets the true label of each example, before mixing.</summary>
    public Span<int> Labels => _labels.AsSpan(0, Count);

    /// <summary>Gets room for the probabilities, examples × labels.</summary>
    public Span<float> Probabilities => _probabilities.AsSpan(0, Count * _labelCount);

    /// <summary>Sets the number of examples and labels.</summary>
    public void Resize(int count, int labelCount)
    {
        (Count, _labelCount) = (count, labelCount);
        if (_targets.Length < count * labelCount)
        {
            _targets = new float[count * labelCount];
            _allowed = new float[count * labelCount];
            _probabilities = new float[count * labelCount];
        }

        if (_weights.Length < count)
        {
            _weights = new float[count];
            _labels = new int[count];
        }
    }
}
