namespace SpeechEmotion.Abstractions.Tests;

public sealed class FeatureMatrixTests
{
    [Fact]
    public void Indexer_FeatureMajorValues_FindsRowAndColumn()
    {
        FeatureMatrix matrix = new(new float[] { 1, 2, 3, 4, 5, 6 }, featureCount: 2, frameCount: 3);
        Assert.Equal(6, matrix[1, 2]);
        Assert.Equal([4f, 5f, 6f], matrix.Row(1).ToArray());
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 3)]
    [InlineData(3, -1)]
    [InlineData(65_536, 65_536)]
    public void Constructor_CountsThatDoNotFit_AreRefused(int features, int frames) =>
        Assert.ThrowsAny<ArgumentException>(() => new FeatureMatrix(new float[3], features, frames));

    [Fact]
    public void Row_OfAMatrixWithoutFrames_IsEmpty() => Assert.True(new FeatureMatrix(default, 5, 0).Row(4).IsEmpty);

    [Fact]
    public void Indexer_OutsideTheMatrix_Throws()
    {
        FeatureMatrix matrix = new(new float[6], 2, 3);
        Assert.ThrowsAny<ArgumentException>(() => matrix[2, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => matrix[0, 3]);
    }
}
