using SpeechEmotion.Training.Tests.Trainers;
using TorchSharp;

namespace SpeechEmotion.TorchSharp.Tests;

/// <summary>No call leaves a tensor behind. The statistics are per thread, so everything here stays on one.</summary>
public sealed class NativeMemoryTests
{
    [Fact]
    public void Classify_Thousands_LeavesNoTensor()
    {
        using TorchSharpClassifier classifier = new(TorchSharpClassifierTests.RandomModel(SyntheticSets.Network));
        FeatureMatrix features = TorchSharpClassifierTests.Random(8, 20, 1);
        float[] probabilities = new float[4];
        AssertNothingLeft(() =>
        {
            for (int i = 0; i < 3000; i++)
            {
                classifier.Classify(features, probabilities);
            }
        });
    }

    [Fact]
    public void Train_ManySteps_LeavesNoTensor()
    {
        TorchSharpTrainer trainer = new(SyntheticSets.Network);
        AssertNothingLeft(() => trainer.Train(
            SyntheticSets.Clips(29, 1, "a"), SyntheticSets.Clips(13, 2, "b"), SyntheticSets.Options with { Epochs = 10 }));
    }

    [Fact]
    public void Dispose_Classifier_FreesItsWeights()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        long before = statistics.ThreadTotalLiveCount;
        new TorchSharpClassifier(TorchSharpClassifierTests.RandomModel(SyntheticSets.Network)).Dispose();
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }

    private static void AssertNothingLeft(Action action)
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        (long live, long outside) = (statistics.ThreadTotalLiveCount, statistics.CreatedOutsideScopeCount);
        action();
        Assert.Equal(live, statistics.ThreadTotalLiveCount);
        Assert.Equal(outside, statistics.CreatedOutsideScopeCount);
    }
}
