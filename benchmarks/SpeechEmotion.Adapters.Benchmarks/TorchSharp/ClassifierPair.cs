using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp;

namespace SpeechEmotion.Benchmarks.TorchSharp;

/// <summary>One model in both classifiers, with random clips.</summary>
internal sealed class ClassifierPair : IDisposable
{
    private readonly CnnClassifier _managed;
    private readonly TorchSharpClassifier _torch;
    private readonly FeatureMatrix[] _clips;
    private readonly float[] _managedAnswers, _torchAnswers;

    public ClassifierPair(ModelBundle model, int clips, int frames)
    {
        _managed = model.CreateClassifier();
        _torch = new TorchSharpClassifier(model);
        Random random = new(1);
        int features = model.Network.Input.Features;
        _clips = new FeatureMatrix[clips];
        for (int i = 0; i < clips; i++)
        {
            float[] values = [.. Enumerable.Range(0, features * frames).Select(_ => (random.NextSingle() * 4) - 2)];
            _clips[i] = new FeatureMatrix(values, features, frames);
        }

        _managedAnswers = new float[clips * model.Labels.Count];
        _torchAnswers = new float[_managedAnswers.Length];
    }

    public void Managed() => _managed.Classify(_clips, _managedAnswers);

    public void Torch() => _torch.Classify(_clips, _torchAnswers);

    public void ManagedSingle() => _managed.Classify(_clips[0], _managedAnswers.AsSpan(0, _managed.Labels.Count));

    public void TorchSingle() => _torch.Classify(_clips[0], _torchAnswers.AsSpan(0, _managed.Labels.Count));

    /// <summary>How far the probabilities are apart.</summary>
    public float LargestDifference()
    {
        Managed();
        Torch();
        return _managedAnswers.Zip(_torchAnswers, (left, right) => Math.Abs(left - right)).Max();
    }

    public void Dispose() => _torch.Dispose();
}
