using System.Buffers;
using SpeechEmotion.Features.Tests.Reference;

namespace SpeechEmotion.Features.Tests.Spectra;

/// <summary>What reducers from outside the library may do with the clip they are shown.</summary>
public sealed class SignalAnalysisTests
{
    private static readonly AudioSignal Voice = ReferenceCases.Signal("voice_22050");

    [Fact]
    public void ReduceAll_OneAsksForAnotherOfThePassWhilePrepared_SeesItsValues()
    {
        Asking asking = new();
        using SignalAnalysis analysis = new(Voice, new StftOptions());
        FillPool();
        analysis.ReduceAll([new Power(), asking]);

        Assert.Equal(Expected(), asking.Seen);
        Assert.Equal(Expected(), analysis.Reduce(new Power()).ToArray());
    }

    [Fact]
    public void Reduce_AfterAPassThatFailed_ComputesAnew()
    {
        Failing failing = new();
        using SignalAnalysis analysis = new(Voice, new StftOptions());
        FillPool();

        Assert.Throws<InvalidOperationException>(() => { analysis.Reduce(failing); });

        Assert.Equal(Expected(), analysis.Reduce(failing).ToArray());
        Assert.Equal(Expected(), analysis.Reduce(new Power()).ToArray());
    }

    [Fact]
    public void Reduce_AfterDispose_IsRefused()
    {
        SignalAnalysis analysis = new(Voice, new StftOptions());
        analysis.Reduce(new Power());
        analysis.Dispose();

        Assert.Throws<ObjectDisposedException>(() => { analysis.Reduce(new Power()); });
    }

    private static float[] Expected()
    {
        using SignalAnalysis analysis = new(Voice, new StftOptions());
        return analysis.Reduce(new Power()).ToArray();
    }

    // So that memory nobody has written shows.
    private static void FillPool()
    {
        for (int length = 16; length <= 1 << 21; length *= 2)
        {
            float[] array = ArrayPool<float>.Shared.Rent(length);
            Array.Fill(array, -777);
            ArrayPool<float>.Shared.Return(array);
        }
    }

    private class Power : ISpectrumReducer
    {
        public int RowCount => 1;

        public virtual object? Prepare(SignalAnalysis analysis) => null;

        public virtual void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
        {
            for (int frame = 0; frame < block.FrameCount; frame++)
            {
                destination[frame] = 0;
                for (int at = frame; at < block.Power.Length; at += SpectrumBlock.Lanes)
                {
                    destination[frame] += block.Power[at];
                }
            }
        }

        public override bool Equals(object? obj) => obj?.GetType() == GetType();

        public override int GetHashCode() => GetType().GetHashCode();
    }

    private sealed class Asking : Power
    {
        public float[] Seen { get; private set; } = [];

        public override object? Prepare(SignalAnalysis analysis) => Seen = analysis.Reduce(new Power()).ToArray();
    }

    private sealed class Failing : Power
    {
        private bool _hasFailed;

        public override void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
        {
            if (!_hasFailed && block.FirstFrame > 0)
            {
                _hasFailed = true;
                throw new InvalidOperationException("For a while.");
            }

            base.Reduce(block, state, destination, stride);
        }
    }
}
