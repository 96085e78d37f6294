namespace SpeechEmotion.Training.Tests.Options;

public sealed class TrainingOptionsJsonTests
{
    [Fact]
    public void Parse_LeftOutMembers_TakeTheirDefaults() => Assert.Equal(new TrainingOptions().ToJson(), TrainingOptions.Parse("{}").ToJson());

    [Theory]
    [InlineData("constant", typeof(ConstantSchedule))]
    [InlineData("reduce_on_plateau", typeof(ReduceOnPlateauSchedule))]
    [InlineData("cosine", typeof(CosineSchedule))]
    [InlineData("one_cycle", typeof(OneCycleSchedule))]
    public void Parse_ScheduleByTypeAlone_TakesThatSchedulesDefaults(string type, Type expected)
    {
        TrainingOptions options = TrainingOptions.Parse($$"""{ "schedule": { "type": "{{type}}" } }""");

        Assert.Equal(Activator.CreateInstance(expected), options.Schedule);
    }

    [Fact]
    public void Parse_PartOfAPart_KeepsTheRest()
    {
        TrainingOptions options = TrainingOptions.Parse("""{ "optimizer": { "beta1": 0.8 }, "schedule": { "type": "one_cycle", "rise_share": 0.5 } }""");

        Assert.Equal(new OptimizerOptions { Beta1 = 0.8 }, options.Optimizer);
        Assert.Equal(new OneCycleSchedule { RiseShare = 0.5 }, options.Schedule);
    }

    [Theory]
    [InlineData("""{ "epoch": 3 }""")]
    [InlineData("""{ "epochs": 3, "epochs": 4 }""")]
    [InlineData("""{ "optimizer": null }""")]
    [InlineData("""{ "schedule": { } }""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Parse_FaultyJson_IsRefused(string json) => Assert.Throws<ArgumentException>(() => TrainingOptions.Parse(json));
}
