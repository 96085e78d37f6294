using NWaves.Filters.Base;
using NWaves.Operations;
using NWaves.Operations.Tsm;
using NWaves.Signals;

namespace SpeechEmotion.NWaves;

/// <summary>NWaves' time stretch as a filter, with the frames it chooses for the signal's rate.</summary>
internal sealed class TimeStretchFilter(double stretch, TsmAlgorithm algorithm) : IFilter
{
    public DiscreteSignal ApplyTo(DiscreteSignal signal, FilteringMethod method = FilteringMethod.Auto) =>
        Operation.TimeStretch(signal, stretch, algorithm);
}
