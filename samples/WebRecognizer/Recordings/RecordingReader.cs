using Microsoft.Extensions.Options;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using WebRecognizer.Analysis;

namespace WebRecognizer.Recordings;

/// <summary>Decodes a recording block by block and follows it, straight from the network. Callable from several threads at once.</summary>
internal sealed class RecordingReader(EmotionRecognizer recognizer, AudioReader audio, IOptions<WebRecognizerOptions> limits)
{
    private const int BlockFrames = 4096;

    // Up to 64 channels a block is whole; a header that claims thousands costs no more.
    private const int MaxBlockSamples = 64 * BlockFrames;

    /// <summary>Reads as much of a recording as is looked at.</summary>
    /// <param name="stream">The file; read synchronously.</param>
    /// <param name="voice">The speaker's profile; <see langword="null"/> for any speaker.</param>
    /// <param name="cancellationToken">Ends the work between two blocks.</param>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    public async Task<RecordingResult> ReadAsync(Stream stream, SpeakerProfile? voice, CancellationToken cancellationToken)
    {
        using IAudioReader reader = audio.Open(stream, cancellationToken);
        await using RecordingAnalysis analysis = Open(voice is null ? recognizer : recognizer.ForSpeaker(voice), reader.SampleRate);
        Task judging = JudgeAsync(analysis, cancellationToken);
        float[] interleaved = new float[Math.Clamp(MaxBlockSamples / reader.ChannelCount, 1, BlockFrames) * reader.ChannelCount];
        float[] mono = new float[BlockFrames];
        int frames;
        while (!analysis.IsCut && (frames = reader.Read(interleaved)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Mix(interleaved.AsSpan(0, frames * reader.ChannelCount), mono.AsSpan(0, frames));
            try
            {
                await analysis.WriteAsync(mono.AsMemory(0, frames), cancellationToken);
            }
            catch (ArgumentException error)
            {
                throw new AudioFormatException($"The recording cannot be judged: {error.Message}", isCorrupt: false, error); // Its samples are beyond all measure.
            }
            catch (InvalidOperationException refusal) when (refusal.InnerException is not null)
            {
                break; // The judging says why.
            }
        }

        await analysis.CompleteAsync();
        await judging;
        return analysis.ToResult();
    }

    private RecordingAnalysis Open(EmotionRecognizer judge, int sampleRate)
    {
        try
        {
            return new RecordingAnalysis(judge, sampleRate, limits.Value.MaximumDuration);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new AudioFormatException(
                $"The recording has {sampleRate} samples a second, which is not usual for sound.", isCorrupt: false, error);
        }
    }

    private static async Task JudgeAsync(RecordingAnalysis analysis, CancellationToken cancellationToken)
    {
        await foreach (ResultSegment _ in analysis.WindowsAsync(cancellationToken))
        {
            // The analysis keeps them; all are shown together.
        }
    }

    private static void Mix(ReadOnlySpan<float> interleaved, Span<float> mono)
    {
        int channels = interleaved.Length / mono.Length;
        for (int frame = 0; frame < mono.Length; frame++)
        {
            float sum = 0;
            foreach (float sample in interleaved.Slice(frame * channels, channels))
            {
                sum += sample;
            }

            mono[frame] = float.IsFinite(sum)
                ? sum / channels
                : throw new AudioFormatException($"The recording holds a sample that is no number ({sum}).", isCorrupt: true);
        }
    }
}
