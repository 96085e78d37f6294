namespace SpeechEmotion.Tests.Support;

/// <summary>Says that it is longer than any array.</summary>
internal sealed class VastStream() : MemoryStream(new byte[4096])
{
    public override long Length => 3L << 30;
}
