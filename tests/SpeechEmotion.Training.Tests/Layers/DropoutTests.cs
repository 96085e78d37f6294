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
