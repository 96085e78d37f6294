namespace SpeechEmotion.Abstractions.Tests;

public sealed class OptionChecksTests
{
    [Fact]
    public void ThrowIfAny_EveryKindOfFault_ListsThemWithTheirPlaces()
    {
        OptionChecks checks = new() { Path = "layers[1]" };
        checks.Range("Rate", double.NaN, 0, 0.5);
        checks.Range("Size", 1, 1, 1);
        checks.Path = "";
        checks.Defined("Day", (DayOfWeek)9);
        checks.Holds(false, "A must be B.");
        checks.Holds(true, "It is.");

        Assert.Null(checks.Present<string>("Name", null));
        Assert.Equal("here", checks.Present("Name", "here"));
        Assert.Equal(
            "The thing is not valid. layers[1]: Rate must be between 0 and 0.5; it was NaN. "
            + "Day must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday; it was 9. A must be B. Name is missing.",
            Assert.Throws<ArgumentException>(() => checks.ThrowIfAny("The thing is not valid.")).Message);
        new OptionChecks().ThrowIfAny("All is well.");
    }
}
