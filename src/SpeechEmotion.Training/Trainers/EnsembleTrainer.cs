using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>
/// Lets another trainer train several networks that differ by the seed alone, and joins them into one whose outputs before softmax are
/// the mean of theirs. Their errors differ in part, so together they are right more often and less sure where they are wrong.
/// </summary>
/// <remarks>
/// As safe for concurrent use as the other trainer. The joined network holds the members as <see cref="BranchesDefinition"/> before one
/// dense layer; it takes as many times the weights and the time of one. Of n members with the seed s, member i, from 0, takes the seed
/// s · n + i modulo 2⁶⁴, so that neighbouring seeds share no member. Progress is told as of one training, but which weights are the best
/// so far is a matter of each member.
/// </remarks>
public sealed class EnsembleTrainer : IClassifierTrainer, IDescribedTrainer
{
    /// <summary>The most members.</summary>
    public const int MaxMembers = 64;

    private readonly IClassifierTrainer _trainer;
    private readonly int _members;

    /// <summary>Creates the trainer.</summary>
    /// <param name="trainer">Trains each member; its network ends with a dense layer with bias, and softmax.</param>
    /// <param name="members">The number of members, 2 to <see cref="MaxMembers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public EnsembleTrainer(IClassifierTrainer trainer, int members)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, MaxMembers);
        (_trainer, _members) = (trainer, members);
    }

    string IDescribedTrainer.Description => $"{_members} members of [{IDescribedTrainer.Of(_trainer)}]";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As said, or the network cannot be joined; told once the first member is trained.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ModelBundle[] members = new ModelBundle[_members];
        EnsembleProgress? reports = progress is null ? null : new(progress, _members);
        for (int i = 0; i < members.Length; i++)
        {
            TrainingOptions own = options with
            {
                Seed = unchecked((options.Seed * (ulong)_members) + (ulong)i),
                CheckpointPath = options.CheckpointPath is { } path ? $"{path}.{i + 1}" : null,
            };
            members[i] = _trainer.Train(training, validation, own, reports, cancellationToken);
            reports?.End(members[i]);
            if (i == 0)
            {
                _ = ModelJoin.NetworkOf(members[0].Network, _members);
            }
        }

        ModelBundle joined = ModelJoin.Join(members);
        joined = joined with { Training = joined.Training is { } info ? info with { Seed = (long)options.Seed } : null };
        return ModelCalibration.Apply(joined, training, validation, options, cancellationToken);
    }
}
