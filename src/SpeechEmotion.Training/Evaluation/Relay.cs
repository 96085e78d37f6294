namespace SpeechEmotion.Training;

/// <summary>Hands progress on at once and in order, unlike <see cref="Progress{T}"/>, which posts it.</summary>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
