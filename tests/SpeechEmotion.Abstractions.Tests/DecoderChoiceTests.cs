namespace SpeechEmotion.Abstractions.Tests;

public sealed class DecoderChoiceTests
{
    [Theory]
    [InlineData(AudioFormatReason.NotSupported, AudioFormatReason.NotSupported, AudioFormatReason.NotSupported)]
    [InlineData(AudioFormatReason.NotSupported, AudioFormatReason.Corrupt, AudioFormatReason.NotSupported)]
    [InlineData(AudioFormatReason.NotSupported, AudioFormatReason.DecoderMissing, AudioFormatReason.DecoderMissing)]
    [InlineData(AudioFormatReason.DecoderMissing, AudioFormatReason.NotSupported, AudioFormatReason.DecoderMissing)]
    [InlineData(AudioFormatReason.DecoderMissing, AudioFormatReason.Interrupted, AudioFormatReason.Interrupted)]
    public void Open_AllRefuse_KeepsTheReasonThatMayGoAway(AudioFormatReason first, AudioFormatReason second, AudioFormatReason expected)
    {
        IAudioDecoder[] decoders = [new Refusing(first), new Refusing(second)];

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => DecoderChoice.Open(decoders, default, () => Stream.Null));

        Assert.Equal(expected, error.Reason);
    }

    [Fact]
    public void Open_DecoderThatIgnoresTokens_IsOpenedAllTheSame()
    {
        using CancellationTokenSource cancellation = new();
        IAudioDecoder decoder = new Refusing(AudioFormatReason.NotSupported);

        Assert.Equal("NotSupported.", Assert.Throws<AudioFormatException>(() => decoder.Open(Stream.Null, cancellation.Token)).Message);
    }

    [Fact]
    public void Open_Token_ReachesTheDecoder()
    {
        using CancellationTokenSource cancellation = new();
        Listening decoder = new();

        Assert.Throws<OperationCanceledException>(() => DecoderChoice.Open([decoder], default, () => Stream.Null, cancellation.Token));

        Assert.Equal(cancellation.Token, decoder.Token);
    }

    private sealed class Refusing(AudioFormatReason reason) : IAudioDecoder
    {
        public bool CanDecode(ReadOnlySpan<byte> header) => true;

        public IAudioReader Open(Stream stream) => throw new AudioFormatException($"{reason}.", reason);
    }

    private sealed class Listening : IAudioDecoder
    {
        public CancellationToken Token { get; private set; }

        public bool CanDecode(ReadOnlySpan<byte> header) => true;

        public IAudioReader Open(Stream stream) => throw new NotSupportedException();

        public IAudioReader Open(Stream stream, CancellationToken cancellationToken)
        {
            Token = cancellationToken;
            throw new OperationCanceledException();
        }
    }
}
