using SpeechEmotion.Audio;
using SpeechEmotion.Classification;

namespace SpeechEmotion;

/// <summary>What <see cref="SpeechEmotionServices.AddSpeechEmotion"/> is told. Set it in the delegate; it is read when the recogniser is first made.</summary>
public sealed class SpeechEmotionOptions
{
    /// <summary>Gets or sets the model's file or folder. Give either this or <see cref="Model"/>, unless the host registers a model of its own.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Gets or sets what loads the model, for example <c>ActedSpeechModel.Load</c>; called once.</summary>
    public Func<ModelBundle>? Model { get; set; }

    /// <summary>Gets or sets the emotions to choose from; see <see cref="EmotionRecognizerOptions.Labels"/>.</summary>
    public IReadOnlyList<string>? Labels { get; set; }

    /// <summary>Gets or sets how often emotions occur; see <see cref="EmotionRecognizerOptions.Priors"/>.</summary>
    public IReadOnlyDictionary<string, double>? Priors { get; set; }

    /// <summary>Gets or sets how much the voices are like those of the training; see <see cref="EmotionRecognizerOptions.Voices"/>.</summary>
    public VoiceFamiliarity Voices { get; set; }

    /// <summary>Gets or sets the probability below which no emotion is named; see <see cref="EmotionRecognizerOptions.MinimumConfidence"/>.</summary>
    public float MinimumConfidence { get; set; }

    /// <summary>Gets or sets whether recordings without speech are told apart; see <see cref="EmotionRecognizerOptions.DetectSpeech"/>.</summary>
    public bool DetectSpeech { get; set; } = true;

    /// <summary>Gets or sets how speech is told from silence and noise.</summary>
    public VoiceActivityOptions VoiceActivity { get; set; } = new();

    /// <summary>Gets or sets how much of a recording is read; see <see cref="EmotionRecognizerOptions.MaximumDuration"/>.</summary>
    public TimeSpan MaximumDuration { get; set; } = new EmotionRecognizerOptions().MaximumDuration;

    /// <summary>Gets or sets how many bytes of a stream are buffered; see <see cref="EmotionRecognizerOptions.MaximumStreamBytes"/>.</summary>
    public int MaximumStreamBytes { get; set; } = new EmotionRecognizerOptions().MaximumStreamBytes;

    /// <summary>Makes the recogniser's options, with the host's decoders.</summary>
    internal EmotionRecognizerOptions ToRecognizerOptions(IEnumerable<IAudioDecoder> decoders) => new()
    {
        Decoders = [.. decoders],
        Labels = Labels,
        Priors = Priors,
        Voices = Voices,
        MinimumConfidence = MinimumConfidence,
        DetectSpeech = DetectSpeech,
        VoiceActivity = VoiceActivity,
        MaximumDuration = MaximumDuration,
        MaximumStreamBytes = MaximumStreamBytes,
    };

    /// <summary>Lists what is wrong with the options that do not depend on the model.</summary>
    internal IEnumerable<string> Errors()
    {
        IEnumerable<string> errors = ToRecognizerOptions([]).Errors();
        return ModelPath is not null && Model is not null ? errors.Prepend("ModelPath and Model are both set; set one.") : errors;
    }
}
