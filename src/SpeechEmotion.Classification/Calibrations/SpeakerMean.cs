namespace SpeechEmotion.Classification;

/// <summary>The mean of a speaker's answers, clip after clip, on the scale of logarithms. Not thread-safe.</summary>
/// <param name="labels">The number of labels.</param>
internal sealed class SpeakerMean(int labels)
{
    /// <summary>How many clips the assumption of no offset counts for: a handful of clips, all alike, must not turn an answer over.</summary>
    public const double PriorClips = 5;

    // A probability that underflowed must not decide alone.
    private const double Smallest = 1e-7;

    private readonly double[] _sums = new double[labels];
    private double _clips;

    /// <summary>Takes one more answer in.</summary>
    /// <param name="probabilities">The probabilities, always in one order of labels.</param>
    /// <param name="clips">What it counts for: 1 for a clip, less for a window that shares sound with others.</param>
    public void Add(ReadOnlySpan<float> probabilities, double clips)
    {
        for (int label = 0; label < _sums.Length; label++)
        {
            _sums[label] += clips * Math.Log(Math.Max(probabilities[label], Smallest));
        }

        _clips += clips;
    }

    /// <summary>
    /// Gives −n / (n + <see cref="PriorClips"/>) · (mean ln p − its mean over the labels) for each label, n being the clips so far.
    /// </summary>
    /// <param name="offsets">Receives one offset a label.</param>
    public void GetOffsets(Span<float> offsets)
    {
        double center = 0;
        foreach (double sum in _sums)
        {
            center += sum / _sums.Length;
        }

        for (int label = 0; label < _sums.Length; label++)
        {
            offsets[label] = (float)((center - _sums[label]) / (_clips + PriorClips));
        }
    }
}
