using System.Diagnostics;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>One stage of a training from first to last epoch, with everything that changes on the way.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingSet _training;
    private readonly TrainingOptions _options;
    private readonly TrainingState _state;
    private readonly LearningRate _rate;
    private readonly BatchBuilder _batches;
    private readonly TargetMixer _mixer;
    private readonly ValidationPass _validation;
    private readonly BestEpoch _best;
    private readonly Batch _batch = new();
    private readonly EpochOrder _order;
    private readonly WorkerTeam _team;
    private readonly ITrainingEngine _engine;
    private TrainingStage _stage;

    /// <summary>Prepares a run: initial weights, or those of the checkpoint.</summary>
    public TrainingRun(
        NetworkDefinition network, TrainingSet training, TrainingSet validation, TrainingStage stage, FeatureNormalizer? normalizer,
        EngineFactory createEngine)
    {
        TrainingOptions options = stage.Options;
        (_training, _stage, _options) = (training, stage, options);
        _state = new TrainingState(network, options, stage.Start);
        _order = new EpochOrder(training, options);
        int steps = (_order.Length + options.BatchSize - 1) / options.BatchSize;
        _rate = new LearningRate(options.Schedule, options.Optimizer.LearningRate, steps, options.Epochs);
        LabelSpaces spaces = new(training, options);
        _batches = new BatchBuilder(training, network, normalizer, options.BatchSize, spaces);
        _mixer = new TargetMixer(options, training);
        _best = new BestEpoch(options.Selection, _state.Parameters);
        _team = new WorkerTeam(options.Threads ?? Environment.ProcessorCount);
        try
        {
            _engine = createEngine(_state, _team);
        }
        catch
        {
            // A device may be absent; the threads must not wait for it for ever.
            _team.Dispose();
            throw;
        }

        _validation = new ValidationPass(_engine, _team, validation, network, normalizer, options.BatchSize, spaces);
    }

    /// <summary>Gets the number of epochs run in this stage, those before the checkpoint included.</summary>
    public int EpochsRun { get; private set; }

    /// <summary>Gets the number of epochs run in this stage and those before.</summary>
    public int EpochsDone => _stage.EpochsBefore + EpochsRun;

    /// <summary>Runs every epoch that is left.</summary>
    /// <param name="clock">Runs since training began, or went on, in whichever stage.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    public void Train(Stopwatch clock, IProgress<EpochReport>? progress, CancellationToken cancellation)
    {
        if (_stage.Resumes && _options.CheckpointPath is { } path && File.Exists(path))
        {
            (EpochsRun, int epochsBefore) = Checkpoint.Load(
                path, _stage, _state.Parameters, _state.Optimizer, _state.Average, _rate, _best);
            _stage = _stage with { EpochsBefore = epochsBefore };
        }

        _engine.Push();

        // Epochs of another stage may take another time, so the pace is this one's.
        TimeSpan began = clock.Elapsed;
        int before = EpochsRun;
        while (EpochsRun < _options.Epochs && !_best.HasWaited(EpochsRun, _options.EarlyStoppingPatience))
        {
            int epoch = EpochsRun + 1;
            (double loss, double accuracy, double rate) = TrainEpoch(epoch, cancellation);
            _engine.Pull();
            ExchangeAverage();
            ValidationResult validation = _validation.Run(cancellation);
            bool isBest = _best.Consider(epoch, validation) && _options.Selection != EpochSelection.Last;
            ExchangeAverage();
            _rate.EndEpoch(loss);
            EpochsRun = epoch;
            if (_options.CheckpointPath is not null)
            {
                Checkpoint.Save(_options.CheckpointPath, _stage, epoch, _state.Parameters, _state.Optimizer, _state.Average, _rate, _best);
            }

            TimeSpan elapsed = clock.Elapsed, left = (elapsed - began) / (epoch - before) * (_stage.EpochsInAll - EpochsDone);
            progress?.Report(new EpochReport(
                EpochsDone, _stage.EpochsInAll, loss, accuracy, validation.Loss, validation.Accuracy, validation.Uar, rate, isBest, elapsed, left));
        }

        _best.Restore();
        _engine.Push();
    }

    /// <summary>The kept weights, in PyTorch's names and layouts.</summary>
    public WeightSet BestWeights() => _state.Parameters.ToWeightSet();

    /// <summary>Fits the temperature on the validation set.</summary>
    public Calibration Calibrate(CancellationToken cancellation) => _validation.Calibrate(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _engine.Dispose();
        _team.Dispose();
    }

    private void ExchangeAverage()
    {
        if (_state.Average is null)
        {
            return;
        }

        _state.Average.Exchange();
        _engine.Push();
    }

    private (double Loss, double Accuracy, double Rate) TrainEpoch(int epoch, CancellationToken cancellation)
    {
        ReadOnlyMemory<int> order = _order.Draw(_options.Seed, epoch);
        double loss = 0, rate = 0;
        int right = 0, labels = _training.Labels.Count;
        for (int start = 0; start < order.Length; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_options.BatchSize, order.Length - start);
            ulong stepSeed = SplitMix.Mix(_options.Seed, (ulong)_state.Optimizer.Steps);
            _batches.Fill(_batch, order.Slice(start, count), (epoch, _options.Seed, _options.CropFrames), _team, cancellation);
            _mixer.Apply(_batch, stepSeed);
            rate = _rate.At(_state.Optimizer.Steps);
            loss += count * _engine.Step(_batch, rate, stepSeed);
            for (int i = 0; i < count; i++)
            {
                right += ValidationPass.IndexOfLargest(_batch.Probabilities.Slice(i * labels, labels)) == _batch.Labels[i] ? 1 : 0;
            }
        }

        if (!double.IsFinite(loss))
        {
            throw new ArithmeticException(FormattableString.Invariant(
                $"Training diverged: the loss of epoch {epoch} is {loss}. Lower the learning rate ({_options.Optimizer.LearningRate}) or set ClipNorm."));
        }

        return (loss / order.Length, (double)right / order.Length, rate);
    }
}
