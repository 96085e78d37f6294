namespace WebRecognizer;

/// <summary>Ends a request with a problem.</summary>
internal sealed class ProblemException(Problem problem, Exception? cause = null) : Exception(problem.Title, cause)
{
    /// <summary>Gets what the visitor is told.</summary>
    public Problem Problem { get; } = problem;
}
