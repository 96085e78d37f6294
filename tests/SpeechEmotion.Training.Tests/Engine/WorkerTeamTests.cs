using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Tests.Engine;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManyLoops_EveryItemOnce(int size)
    {
        using WorkerTeam team = new(size);
        int[] seen = new int[97];
        for (int loop = 0; loop < 300; loop++)
        {
            team.Run(loop % seen.Length, (item, worker) => Interlocked.Increment(ref seen[item]));
        }

        for (int item = 0; item < seen.Length; item++)
        {
            Assert.Equal(Enumerable.Range(0, 300).Count(loop => item < loop % seen.Length), seen[item]);
        }
    }

    [Fact]
    public void Run_BodyThrows_ThrownHereAndTeamGoesOn()
    {
        using WorkerTeam team = new(3);
        Assert.Throws<InvalidOperationException>(() => team.Run(50, (item, _) =>
        {
            if (item == 20)
            {
                throw new InvalidOperationException();
            }
        }));
        int count = 0;
        team.Run(50, (_, _) => Interlocked.Increment(ref count));
        Assert.Equal(50, count);
    }

    [Fact]
    public void Run_Disposed_Refused()
    {
        WorkerTeam team = new(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(1, (_, _) => { }));
    }
}
