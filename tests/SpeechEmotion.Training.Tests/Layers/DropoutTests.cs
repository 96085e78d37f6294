using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Layers;

namespace SpeechEmotion.Training.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void Forward_Training_DropsTheShareAndScalesTheRest()
    {
        float[] output = Forward(new TrainableDropout(0.25, 3, false), 1, training: true);
        Assert.Equal(0.25, output.Count(value => value == 0) / (double)output.Length, 0.01);
        Assert.All(output.Where(value => value != 0), value => Assert.Equal(1 / 0.75f, value, 1e-6f));
    }

    [Fact]
    public void Forward_Evaluation_ChangesNothing() =>
        Assert.All(Forward(new TrainableDropout(0.25, 3, false), 1, training: false), value => Assert.Equal(1, value));

    [Fact]
    public void Forward_SeedLayerAndSample_EachGivesAnotherMask()
    {
        float[] first = Forward(new TrainableDropout(0.5, 3, false), 1, true);
        Assert.Equal(first, Forward(new TrainableDropout(0.5, 3, true), 1, true));
        Assert.NotEqual(first, Forward(new TrainableDropout(0.5, 3, false), 2, true));
        Assert.NotEqual(first, Forward(new TrainableDropout(0.5, 4, false), 1, true));
        Assert.NotEqual(first[..(first.Length / 2)], first[(first.Length / 2)..]);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Apply_AnyLength_DropsTheSameOfTheFirst(double rate)
    {
        // Short arrays are decided one by one, long ones in vectors.
        DropoutPattern pattern = new(rate, 3);
        float[] source = [.. Enumerable.Range(1, 300).Select(i => (float)i)], whole = new float[300];
        pattern.Apply(source, whole, 11, 2);
        Assert.All(Enumerable.Range(1, 299), length => Assert.Equal(whole[..length], Start(length)));
        Assert.InRange(whole.Count(value => value == 0), 300 * rate - 35, 300 * rate + 35);

        float[] Start(int length)
        {
            float[] target = new float[length];
            pattern.Apply(source.AsSpan(0, length), target, 11, 2);
            return target;
        }
    }

    [Fact]
    public void NextFour_AnyState_AreTheNextNumbers()
    {
        ulong one = 0xFEDC_BA98_7654_3210, four = one;
        for (int i = 0; i < 5; i++)
        {
            ulong[] expected = [SplitMix.Next(ref one), SplitMix.Next(ref one), SplitMix.Next(ref one), SplitMix.Next(ref one)], numbers = new ulong[4];
            System.Runtime.Intrinsics.Vector256.CopyTo(SplitMix.NextFour(ref four), numbers);
            Assert.Equal(expected, numbers);
        }

        Assert.Equal(one, four);
    }

    [Fact]
    public void Backward_AfterForward_SameMask()
    {
        using WorkerTeam team = new(1);
        TrainableDropout layer = new(0.5, 3, false);
        Activation ones = Ones();
        float[] output = layer.Forward(ones, new Pass(team) { IsTraining = true, StepSeed = 7 }).Values.ToArray();
        Assert.Equal(output, layer.Backward(Ones(), new Pass(team)).Values.ToArray());
    }

    private static float[] Forward(TrainableDropout layer, ulong seed, bool training)
    {
        using WorkerTeam team = new(1);
        return layer.Forward(Ones(), new Pass(team) { IsTraining = training, StepSeed = seed }).Values.ToArray();
    }

    private static Activation Ones()
    {
        Activation ones = new();
        ones.Reshape(2, 100, 101);
        ones.Values.Fill(1);
        return ones;
    }
}
