using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Tests.Trainers;

namespace SpeechEmotion.Training.Tests.Engine;

public sealed class TargetMixerTests
{
    [Fact]
    public void Apply_Mixup_BlendsInputAndTargetInTheSameShare()
    {
        TrainingSet set = SyntheticSets.Clips(8, 1, "a");
        Batch batch = new();
        batch.Resize(4, 4);
        batch.Input.Reshape(4, 1, 4);
        for (int i = 0; i < 4; i++)
        {
            // Input equal to the target, so that both must still be equal after blending.
            batch.Input.Sample(i).Clear();
            batch.Input.Sample(i)[i] = 1;
            batch.Targets.Slice(i * 4, 4).Clear();
            batch.Targets[i * 4 + i] = 1;
        }

        batch.Allowed.Fill(1);
        batch.Weights.Fill(1);
        new TargetMixer(new TrainingOptions { MixupAlpha = 1 }, set).Apply(batch, 9);
        for (int i = 0; i < 4; i++)
        {
            float[] target = batch.Targets.Slice(i * 4, 4).ToArray();
            Assert.Equal(batch.Input.Sample(i).ToArray(), target);
            Assert.Equal(1, target.Sum(), 1e-6f);
            Assert.Equal(1, target[i] + target[(i + 1) % 4], 1e-6f);
            Assert.InRange(target[i], 0.001f, 0.999f);
            Assert.Equal(1, batch.Weights[i], 1e-6f);
        }
    }

    [Fact]
    public void Apply_Mixup_BlendsWeightsInThatShareAndCompetesWithTheLabelsOfBoth()
    {
        float[] weights = [1, 10, 100, 1000];
        Batch batch = new();
        batch.Resize(4, 4);
        batch.Input.Reshape(4, 1, 4);
        batch.Input.Values.Clear();
        batch.Targets.Clear();
        batch.Allowed.Clear();
        for (int i = 0; i < 4; i++)
        {
            batch.Targets[(i * 4) + i] = 1;
            batch.Allowed[(i * 4) + i] = 1;
            batch.Weights[i] = weights[i];
        }

        new TargetMixer(new TrainingOptions { MixupAlpha = 1 }, SyntheticSets.Clips(8, 1, "a")).Apply(batch, 9);

        for (int i = 0; i < 4; i++)
        {
            int next = (i + 1) % 4;
            float share = batch.Targets[(i * 4) + i];
            Assert.Equal((share * weights[i]) + ((1 - share) * weights[next]), batch.Weights[i], weights[i] * 1e-4f);
            Assert.Equal(Enumerable.Range(0, 4).Select(label => label == i || label == next ? 1f : 0f), batch.Allowed.Slice(i * 4, 4).ToArray());
        }
    }

    [Fact]
    public void Apply_MixupAndSmoothing_SpreadsOverTheLabelsOfBoth()
    {
        Batch batch = new();
        batch.Resize(2, 4);
        batch.Input.Reshape(2, 1, 1);
        batch.Input.Values.Clear();
        batch.Targets.Clear();
        (batch.Targets[0], batch.Targets[4 + 1]) = (1, 1);
        batch.Allowed.Clear();
        (batch.Allowed[0], batch.Allowed[4 + 1], batch.Allowed[4 + 2]) = (1, 1, 1);
        batch.Weights.Fill(1);

        new TargetMixer(new TrainingOptions { MixupAlpha = 1, LabelSmoothing = 0.3 }, SyntheticSets.Clips(4, 1, "a")).Apply(batch, 1);

        Assert.Equal([0.1f, 0, 0.1f, 0], new[] { batch.Targets[2], batch.Targets[3], batch.Targets[4 + 2], batch.Targets[4 + 3] }.Select(value => MathF.Round(value, 5)));
        Assert.Equal(0.9f, batch.Targets[0] + batch.Targets[1], 1e-5f);
        Assert.Equal(0.9f, batch.Targets[4] + batch.Targets[4 + 1], 1e-5f);
    }

    [Fact]
    public void Apply_Smoothing_SpreadsOverTheLabelsAllowed()
    {
        Batch batch = new();
        batch.Resize(2, 4);
        batch.Input.Reshape(2, 1, 1);
        batch.Targets.Clear();
        batch.Targets[0] = 1;
        batch.Targets[4 + 1] = 1;
        batch.Allowed.Fill(1);
        batch.Allowed[4 + 3] = 0;
        batch.Allowed[4 + 2] = 0;
        new TargetMixer(new TrainingOptions { LabelSmoothing = 0.2 }, SyntheticSets.Clips(4, 1, "a")).Apply(batch, 1);
        Assert.Equal([0.85f, 0.05f, 0.05f, 0.05f, 0.1f, 0.9f, 0, 0], batch.Targets.ToArray().Select(value => MathF.Round(value, 5)));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Sample_Beta_HasMeanAndVarianceOfTheDistribution(double alpha)
    {
        Random random = new(3);
        double[] values = [.. Enumerable.Range(0, 40_000).Select(_ => BetaDistribution.Sample(alpha, random))];
        Assert.Equal(0.5, values.Average(), 0.01);
        Assert.Equal(1 / (4 * (2 * alpha + 1)), values.Average(value => (value - 0.5) * (value - 0.5)), 0.005);
    }
}
