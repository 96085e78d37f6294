using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.TorchSharp.Tests.Engine;

/// <summary>Both engines on the same network with the same parameters, and a batch for them.</summary>
internal sealed class EnginePair : IDisposable
{
    private readonly WorkerTeam _team = new(1);

    public EnginePair(NetworkDefinition network, TrainingOptions options, TorchSharpOptions? torch = null)
    {
        (ManagedState, TorchState) = (new TrainingState(network, options, null), new TrainingState(network, options, null));
        Random random = new(1);
        for (int i = 0; i < ManagedState.Parameters.Values.Length; i++)
        {
            ManagedState.Parameters.Values[i] += (random.NextSingle() - 0.5f) * 0.2f;
        }

        for (int i = 0; i < ManagedState.Parameters.Statistics.Length; i++)
        {
            ManagedState.Parameters.Statistics[i] += random.NextSingle() * 0.2f;
        }

        CopyStart();
        Managed = new ManagedEngine(network, ManagedState, _team);
        Torch = new TorchEngine(network, TorchState, _team, torch ?? new TorchSharpOptions());
        Torch.Push();
    }

    public TrainingState ManagedState { get; }

    public TrainingState TorchState { get; }

    public ManagedEngine Managed { get; }

    public TorchEngine Torch { get; }

    /// <summary>Sets both states to a model's weights.</summary>
    public void Load(WeightSet weights)
    {
        ManagedState.Parameters.Load(weights);
        CopyStart();
        Torch.Push();
    }

    /// <summary>A batch of random numbers with soft targets, unequal weights and, for every third example, a label ruled out.</summary>
    public static Batch RandomBatch(NetworkDefinition network, int[] lengths, int seed)
    {
        Random random = new(seed);
        bool isSequence = network.Input.Layout == InputLayout.Sequence;
        int labels = network.GetLabelCount();
        Batch batch = new();
        batch.Resize(lengths.Length, labels);
        batch.Input.Reshape(lengths.Length, isSequence ? network.Input.Features : lengths.Max(), network.Input.Shape.Channels);
        foreach (ref float value in batch.Input.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        batch.Targets.Clear();
        batch.Allowed.Fill(1);
        for (int i = 0; i < lengths.Length; i++)
        {
            if (!isSequence)
            {
                batch.Input.SetLength(i, lengths[i]);
            }

            batch.Input.ClearPadding(i);
            batch.Targets[i * labels] = 0.7f;
            batch.Targets[(i * labels) + 1] = 0.3f;
            batch.Allowed[(i * labels) + labels - 1] = i % 3 == 0 ? 0 : 1;
            batch.Weights[i] = 0.5f + random.NextSingle();
        }

        return batch;
    }

    /// <summary>Asserts that two tensors' values differ little against the largest of them.</summary>
    public static void Close(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, double floor = 1e-2)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = floor, worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs((double)expected[i] - actual[i]));
        }

        Assert.True(worst <= tolerance * largest, $"{what}: {worst / largest:E2} of the largest value");
    }

    public void Dispose()
    {
        Torch.Dispose();
        _team.Dispose();
    }

    private void CopyStart()
    {
        ManagedState.Parameters.Values.CopyTo(TorchState.Parameters.Values, 0);
        ManagedState.Parameters.Statistics.CopyTo(TorchState.Parameters.Statistics, 0);
    }
}
