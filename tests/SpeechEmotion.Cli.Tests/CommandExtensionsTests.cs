using System.CommandLine;

namespace SpeechEmotion.Cli.Tests;

public sealed class CommandExtensionsTests
{
    [Fact]
    public async Task SetPooledAction_ActionThatBlocks_GivesItsTaskBefore()
    {
        using ManualResetEventSlim isTaskGiven = new();
        Command command = new("wait");
        command.SetPooledAction((_, cancellation) => Task.FromResult(isTaskGiven.Wait(TimeSpan.FromSeconds(10), cancellation) ? 3 : 4));

        Task<int> run = command.Parse([]).InvokeAsync();
        isTaskGiven.Set();

        Assert.Equal(3, await run);
    }

    [Fact]
    public async Task SetPooledAction_WorkThatAwaitsNothing_GivesItsTaskBefore()
    {
        using ManualResetEventSlim isTaskGiven = new();
        Command command = new("wait");
        command.SetPooledAction((_, cancellation) => isTaskGiven.Wait(TimeSpan.FromSeconds(10), cancellation) ? 3 : 4);

        Task<int> run = command.Parse([]).InvokeAsync();
        isTaskGiven.Set();

        Assert.Equal(3, await run);
    }
}
