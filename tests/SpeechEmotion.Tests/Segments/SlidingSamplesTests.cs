namespace SpeechEmotion.Tests.Segments;

public sealed class SlidingSamplesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Slice_AfterManyAppendsAndDrops_GivesTheSamplesAtTheirPositions(int chunk)
    {
        SlidingSamples samples = new(64);
        for (int next = 0; next < 2000; next += chunk)
        {
            Span<float> room = samples.Reserve(chunk);
            for (int i = 0; i < chunk; i++)
            {
                room[i] = next + i;
            }

            samples.Commit(chunk);
            Assert.Equal(next + chunk, samples.End);
            long start = Math.Max(0, samples.End - 40);
            Assert.Equal(Enumerable.Range((int)start, (int)(samples.End - start)).Select(i => (float)i), samples.Slice(start, (int)(samples.End - start)).ToArray());
            samples.DropBefore(start);
        }
    }

    [Fact]
    public void DropBefore_PositionAlreadyForgotten_ChangesNothing()
    {
        SlidingSamples samples = new(8);
        samples.Reserve(5).Fill(1);
        samples.Commit(5);
        samples.DropBefore(3);
        samples.DropBefore(-7);

        Assert.Equal(2, samples.Slice(3, 2).Length);
        Assert.Equal(5, samples.End);
    }
}
