using System.Collections;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Examples of which one, when it is asked for by its index, cancels the work.</summary>
internal sealed class CancellingExamples(IReadOnlyList<TrainingExample> examples, int at, CancellationTokenSource cancellation) : IReadOnlyList<TrainingExample>
{
    /// <summary>The last index asked for.</summary>
    public int Last { get; private set; }

    public int Count => examples.Count;

    public TrainingExample this[int index]
    {
        get
        {
            Last = index;
            if (index == at)
            {
                cancellation.Cancel();
            }

            return examples[index];
        }
    }

    public IEnumerator<TrainingExample> GetEnumerator() => examples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
