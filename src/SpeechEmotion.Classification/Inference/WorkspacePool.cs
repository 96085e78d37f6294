namespace SpeechEmotion.Classification;

/// <summary>Keeps a bounded number of workspaces for reuse; taking and returning is safe from any thread and allocates nothing.</summary>
internal sealed class WorkspacePool
{
    private readonly Workspace?[] _kept = new Workspace?[Environment.ProcessorCount * 2];

    public Workspace Take()
    {
        foreach (ref Workspace? slot in _kept.AsSpan())
        {
            if (slot is not null && Interlocked.Exchange(ref slot, null) is { } workspace)
            {
                return workspace;
            }
        }

        return new Workspace();
    }

    /// <summary>Returns a workspace; dropped where enough are kept.</summary>
    public void Return(Workspace workspace)
    {
        workspace.Reset();
        foreach (ref Workspace? slot in _kept.AsSpan())
        {
            if (slot is null && Interlocked.CompareExchange(ref slot, workspace, null) is null)
            {
                return;
            }
        }
    }
}
