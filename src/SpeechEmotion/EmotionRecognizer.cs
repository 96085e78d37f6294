using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging.Abstractions;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion;

/// <summary>Recognises the emotion of a clip of speech: reads it, computes the model's features, classifies them.</summary>
/// <remarks>
/// One answer for a clip. Where more than ten seconds of it are left without the silence around them, it is the mean over windows of three
/// seconds in which somebody speaks: no clip that models learn from is as long (a recipe that looks at a part of each clip looks at that part).
/// Immutable and callable from several threads at once: make one and share it. Nothing native is held, so there is nothing to
/// dispose. Memory of a call is bounded by <see cref="EmotionRecognizerOptions.MaximumDuration"/>, whatever the length of the stream, and of
/// <see cref="PredictAsync"/>, which fetches the bytes of streams that are no files first, by <see cref="EmotionRecognizerOptions.MaximumStreamBytes"/> besides.
/// </remarks>
public sealed class EmotionRecognizer : IEmotionRecognizer, ISegmentRecognizer, ISessionRecognizer
{
    private readonly FeatureClassifier _classifier;
    private readonly WindowJudge _windows;
    private readonly Observer _observer;
    private readonly EmotionRecognizerOptions _options;
    private readonly AudioReader _reader;
    // The highest that is recorded at. Of silence at several times that, a few bytes would take gigabytes.
    private const int HighestRate = 192_000;

    private readonly ClipListener _listener;
    private readonly ScoreTable _scores;

    // Computed for the first profile: it reads all weights.
    private readonly Lazy<string>? _fingerprint;

    /// <summary>Creates a recogniser from a model.</summary>
    /// <param name="bundle">The model, for example <c>ActedSpeechModel.Load()</c> of the package SpeechEmotion.Models.Acted.</param>
    /// <param name="options">What the host chooses; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range, or names an emotion the model does not know.</exception>
    /// <exception cref="ModelBundleException">The parts of the model do not fit together.</exception>
    public EmotionRecognizer(ModelBundle bundle, EmotionRecognizerOptions? options = null)
        : this(
            (bundle ?? throw new ArgumentNullException(nameof(bundle))).CreateClassifier(), new FeaturePipeline(bundle.Recipe), bundle,
            options ?? new EmotionRecognizerOptions())
    {
    }

    /// <summary>Creates a recogniser from parts, for a host with a classifier of its own.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="pipeline">The features it was trained on.</param>
    /// <param name="normalizer">The normaliser it was trained with, or <see langword="null"/> for none.</param>
    /// <param name="modelName">The name predictions carry.</param>
    /// <param name="options">What the host chooses; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or names an emotion the classifier does not know; or the normaliser does not fit the pipeline.
    /// </exception>
    public EmotionRecognizer(
        IEmotionClassifier classifier,
        FeaturePipeline pipeline,
        FeatureNormalizer? normalizer,
        string modelName,
        EmotionRecognizerOptions? options = null)
        : this(
            new FeatureClassifier(
                classifier ?? throw new ArgumentNullException(nameof(classifier)),
                pipeline ?? throw new ArgumentNullException(nameof(pipeline)),
                normalizer,
                temperatureFactor: 1),
            modelName ?? throw new ArgumentNullException(nameof(modelName)),
            options ?? new EmotionRecognizerOptions())
    {
        _observer.Created(classifier.Labels.Count, pipeline.FeatureCount);
    }

    /// <summary>Creates a recogniser from a model, some of whose parts the host may have put in its own place.</summary>
    internal EmotionRecognizer(IEmotionClassifier classifier, FeaturePipeline pipeline, ModelBundle bundle, EmotionRecognizerOptions options)
        : this(
            new FeatureClassifier(
                classifier, pipeline, bundle.Normalizer, options.Voices == VoiceFamiliarity.Unfamiliar ? bundle.Calibration.UnfamiliarFactor : 1),
            $"{bundle.Name} {bundle.Version}", options)
    {
        _fingerprint = new Lazy<string>(() => BundleFingerprint.ComputeForProfiles(bundle));
        _observer.Created(classifier.Labels.Count, pipeline.FeatureCount);
    }

    private EmotionRecognizer(FeatureClassifier classifier, string modelName, EmotionRecognizerOptions options)
    {
        _options = options;
        _options.Validate(classifier.Labels);
        _classifier = classifier;
        _reader = new AudioReader([.. _options.Decoders, new WavDecoder()]);
        VoiceActivityDetector? detector = _options.DetectSpeech ? new VoiceActivityDetector(_options.VoiceActivity) : null;
        _listener = new ClipListener(classifier, detector, _options.MaximumDuration);
        _scores = new ScoreTable(classifier.Labels, _options.Labels, _options.Priors);
        _observer = new Observer(modelName, _options.Logger ?? NullLogger.Instance);
        _windows = new WindowJudge(_classifier, _scores, detector, _options.MinimumConfidence, _observer);
        ModelName = modelName;
    }

    /// <summary>Gets the name and version of the model, which every prediction carries.</summary>
    public string ModelName { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => _scores.Labels;

    /// <summary>Loads a model and creates a recogniser.</summary>
    /// <param name="path">A <c>.semodel</c> file or a folder with the same files.</param>
    /// <param name="options">What the host chooses; <see langword="null"/> for the defaults.</param>
    /// <param name="customFeatures">Features of the host's own that the model's recipe names; <see langword="null"/> for none.</param>
    /// <exception cref="ModelBundleException">The model cannot be read.</exception>
    /// <exception cref="FileNotFoundException">There is neither a folder nor a file of that name.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or a custom feature has the type of another.</exception>
    public static EmotionRecognizer Load(
        string path, EmotionRecognizerOptions? options = null, IReadOnlyList<CustomFeature>? customFeatures = null) =>
        new(ModelBundle.Load(path, customFeatures), options);

    /// <summary>Loads a model from a stream and creates a recogniser.</summary>
    /// <param name="stream">A readable stream of a <c>.semodel</c> file; it stays open.</param>
    /// <param name="options">What the host chooses; <see langword="null"/> for the defaults.</param>
    /// <param name="customFeatures">Features of the host's own that the model's recipe names; <see langword="null"/> for none.</param>
    /// <exception cref="ModelBundleException">The model cannot be read.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or a custom feature has the type of another.</exception>
    public static EmotionRecognizer Load(
        Stream stream, EmotionRecognizerOptions? options = null, IReadOnlyList<CustomFeature>? customFeatures = null) =>
        new(ModelBundle.Load(stream, customFeatures), options);

    /// <summary>Makes a profile of a speaker, or of a source of recordings, from this recogniser's answers, whose emotions need not be known.</summary>
    /// <param name="predictions">
    /// This recogniser's answers for recordings of one speaker, made like those to be judged and as different in emotion as those: ten are
    /// plenty. Or for recordings of one source (microphones, rooms, language), whoever speaks: thirty are plenty. Answers without speech are
    /// left out. Those of a recogniser of the same model with other options (<see cref="VoiceFamiliarity"/>, priors) cannot be told apart
    /// and would give a wrong profile.
    /// </param>
    /// <returns>The profile, for <see cref="ForSpeaker"/>; it can be kept (<see cref="SpeakerProfile.ToJson"/>).</returns>
    /// <exception cref="ArgumentException">No answer has speech, or one is of another model or other labels.</exception>
    /// <exception cref="InvalidOperationException">This recogniser is for one speaker already, so its answers are no plain ones.</exception>
    public SpeakerProfile CreateProfile(IEnumerable<EmotionPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        RefuseIfForOneSpeaker();
        SpeakerProfile profile = SpeakerProfile.Create(ModelName, predictions.Select(prediction => prediction.ModelName == ModelName
            ? Plain(prediction.Scores)
            : throw new ArgumentException($"An answer is of '{prediction.ModelName}'; this recogniser is '{ModelName}'.", nameof(predictions))));
        return profile with { ModelFingerprint = _fingerprint?.Value };
    }

    /// <summary>Gives a recogniser for one speaker, or one source: the same model and options, what the profile holds taken off every answer.</summary>
    /// <param name="profile">The profile, made with this model.</param>
    /// <returns>
    /// The recogniser, cheap to make, for clips, segments and sessions alike; its <see cref="ModelName"/> says that it has a profile.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The profile was made with another model, also one of the same name and version, lacks a label, or is out of range.
    /// </exception>
    /// <exception cref="InvalidOperationException">This recogniser is for one speaker already.</exception>
    public EmotionRecognizer ForSpeaker(SpeakerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        RefuseIfForOneSpeaker();
        profile.Validate();
        if (profile.ModelName != ModelName)
        {
            throw new ArgumentException($"The profile was made with '{profile.ModelName}'; this recogniser is '{ModelName}'.", nameof(profile));
        }

        if (profile.ModelFingerprint is { } made && _fingerprint is not null && made != _fingerprint.Value)
        {
            throw new ArgumentException(
                $"The profile was made with another model that is called '{ModelName}' too, perhaps before it was trained anew. Make the profile anew.",
                nameof(profile));
        }

        return Labels.FirstOrDefault(label => !profile.Offsets.ContainsKey(label)) is { } missing
            ? throw new ArgumentException($"The profile does not know '{missing}', which this recogniser can answer.", nameof(profile))
            : new EmotionRecognizer(_classifier.For(profile), $"{ModelName} with a profile", _options);
    }

    /// <inheritdoc/>
    public EmotionPrediction Predict(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return Predict(signal, string.Empty, nameof(signal));
    }

    /// <inheritdoc/>
    public EmotionPrediction Predict(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Observed(() => RecognizeRecording(stream, CancellationToken.None));
    }

    /// <inheritdoc cref="EmotionRecognizerExtensions.PredictFile"/>
    public EmotionPrediction PredictFile(string path) => EmotionRecognizerExtensions.PredictFile(this, path);

    /// <inheritdoc/>
    public async Task<EmotionPrediction> PredictAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);

        // Decoders read synchronously, as a file may be read on a worker thread. A network stream may forbid it, and a pipe (a FileStream that
        // cannot seek) never say more: their bytes are fetched first.
        using MemoryStream? bytes = stream is FileStream { CanSeek: true } ? null : await FetchAsync(stream, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Observed(() => RecognizeRecording(bytes ?? stream, cancellationToken)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Recognises the emotion of many clips, on all cores.</summary>
    /// <param name="signals">The clips.</param>
    /// <param name="cancellationToken">Ends the work between two clips.</param>
    /// <returns>One prediction a clip, in the same order.</returns>
    /// <remarks>Where clips fail, the exception of one of them is thrown as <see cref="Predict(AudioSignal)"/> throws it.</remarks>
    /// <exception cref="ArgumentException">
    /// A clip is missing, has a sample that is not a finite number, or a rate that cannot be resampled to the model's.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<EmotionPrediction> PredictAll(IReadOnlyList<AudioSignal> signals, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signals);
        EmotionPrediction[] predictions = new EmotionPrediction[signals.Count];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, signals.Count, parallel, i => predictions[i] = Predict(
                signals[i] ?? throw new ArgumentException($"Clip {i} is missing.", nameof(signals)), $" of clip {i}", nameof(signals)));
        }
        catch (AggregateException e)
        {
            // What Predict would throw for the clip, also where a host's classifier threw it.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return predictions;
    }

    /// <inheritdoc/>
    /// <remarks>Decoders read synchronously: while a slow stream is waited for, one worker thread waits with it.</remarks>
    public IAsyncEnumerable<EmotionSegment> PredictSegmentsAsync(
        Stream stream, SegmentOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Segments(token => new AwaitedReader(_reader, stream, token), options, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EmotionSegment> PredictSegmentsAsync(
        AudioSignal signal, SegmentOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return Segments(_ => new SignalReader(signal), options, cancellationToken);
    }

    /// <inheritdoc cref="ISessionRecognizer.OpenSession"/>
    public EmotionSession OpenSession(int sampleRate, SessionOptions? options = null)
    {
        options ??= new SessionOptions();
        options.Validate(nameof(options));
        RefuseToLearnTwice(options.Segments);
        return sampleRate <= AudioSignal.MaxSampleRate && _windows.Accepts(sampleRate)
            ? new EmotionSession(_windows, sampleRate, options)
            : throw new ArgumentOutOfRangeException(
                nameof(sampleRate),
                sampleRate,
                $"The rate must be at most {AudioSignal.MaxSampleRate} Hz, and its ratio to the model's {_windows.SampleRate}" +
                $"{(_windows.DetectsSpeech ? $" and to {VoiceFrame.SampleRate}" : "")} Hz {Resampler.Limits}; it was {sampleRate} Hz.");
    }

    /// <inheritdoc/>
    IEmotionSession ISessionRecognizer.OpenSession(int sampleRate, SessionOptions? options) => OpenSession(sampleRate, options);

    private IAsyncEnumerable<EmotionSegment> Segments(Func<CancellationToken, IAudioReader> open, SegmentOptions? options, CancellationToken cancellationToken)
    {
        options ??= new SegmentOptions();
        options.Validate(nameof(options));
        RefuseToLearnTwice(options);
        return SegmentReader.ReadAsync(open, _windows, options, cancellationToken);
    }

    private EmotionPrediction Predict(AudioSignal signal, string where, string parameter) => Observed(() =>
    {
        ReadOnlySpan<float> samples = signal.Samples.Span;
        int bad = SampleFault.IndexIn(samples);
        return bad < 0 ? Recognize(signal) : throw new ArgumentException(SampleFault.Describe($"Sample {bad}{where} is", samples[bad]), parameter);
    });

    // A stream that cannot be fetched is a prediction that failed, as for Predict.
    private async Task<MemoryStream> FetchAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await StreamBuffer.ReadAsync(stream, _options.MaximumStreamBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (_observer.Failed(_observer.Predict(), exception))
        {
            throw;
        }
    }

    // A profile is the same however sure answers are and whatever is expected, so that it serves recognisers of every choice.
    private EmotionScore[] Plain(IReadOnlyList<EmotionScore> scores)
    {
        float[] probabilities = _scores.WithoutPriors(scores);
        Softening.Apply(1 / _classifier.TemperatureFactor, probabilities);
        return [.. scores.Zip(probabilities, (score, probability) => score with { Probability = probability })];
    }

    private void RefuseToLearnTwice(SegmentOptions options)
    {
        if (options.LearnSpeaker)
        {
            RefuseIfForOneSpeaker();
        }
    }

    private void RefuseIfForOneSpeaker()
    {
        if (_classifier.IsForOneSpeaker)
        {
            throw new InvalidOperationException("This recogniser is for one speaker already; use the one it was made from.");
        }
    }

    // A little more than the limit is asked for, so that a recording of just that length is not taken for a longer one.
    private AudioSignal Read(Stream stream, CancellationToken cancellationToken)
    {
        AudioReadOptions options = new() { DurationSeconds = _options.MaximumDuration.TotalSeconds + 0.1, HighestOwnRate = HighestRate };
        AudioSignal signal = _reader.Read(stream, options, cancellationToken);
        ReadOnlySpan<float> samples = signal.Samples.Span;
        int bad = SampleFault.IndexIn(samples);
        return bad < 0
            ? signal
            : throw new AudioFormatException(SampleFault.Describe($"Sample {bad} of the recording is", samples[bad]), isCorrupt: true);
    }

    private EmotionPrediction Observed(Func<EmotionPrediction> recognize)
    {
        PredictionWatch watch = _observer.Predict();
        try
        {
            EmotionPrediction prediction = recognize();
            _observer.Predicted(watch, prediction);
            return prediction;
        }
        catch (Exception exception) when (_observer.Failed(watch, exception))
        {
            throw;
        }
    }

    private EmotionPrediction RecognizeRecording(Stream stream, CancellationToken cancellationToken)
    {
        AudioSignal signal = Read(stream, cancellationToken);
        (PredictionDiagnostics Diagnostics, IReadOnlyList<FeatureMatrix> Features) heard;
        try
        {
            heard = _listener.Hear(signal, cancellationToken);
        }
        catch (ArgumentOutOfRangeException e) when (!Resampler.Supports(signal.SampleRate, _classifier.Audio.SampleRate))
        {
            // The rate and the samples are what the bytes claim, no argument of the caller.
            throw new AudioFormatException(
                $"The recording's {signal.SampleRate} Hz cannot be resampled to the model's {_classifier.Audio.SampleRate} Hz.", isCorrupt: false, e);
        }
        catch (ArgumentException e)
        {
            throw new AudioFormatException($"The recording cannot be judged: {e.Message}", isCorrupt: false, e);
        }

        return Answer(heard.Diagnostics, heard.Features, cancellationToken);
    }

    private EmotionPrediction Recognize(AudioSignal signal)
    {
        (PredictionDiagnostics diagnostics, IReadOnlyList<FeatureMatrix> features) = _listener.Hear(signal, CancellationToken.None);
        return Answer(diagnostics, features, CancellationToken.None);
    }

    private EmotionPrediction Answer(PredictionDiagnostics diagnostics, IReadOnlyList<FeatureMatrix> features, CancellationToken cancellationToken)
    {
        if (features.Count == 0)
        {
            return ScoreTable.NoSpeech(diagnostics, ModelName);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return _scores.Answer(_classifier.ClassifyAll(features), _options.MinimumConfidence, diagnostics, ModelName);
    }
}
