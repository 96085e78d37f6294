namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>
/// Tests that share one server and one browser and run one after another: two browsers at a time would starve a small machine.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OneServer : ICollectionFixture<RunningServer>, ICollectionFixture<Chromium>
{
    public const string Name = "one server";
}
