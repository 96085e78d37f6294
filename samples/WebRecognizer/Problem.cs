namespace WebRecognizer;

/// <summary>What went wrong, for a person: as a problem-details answer or a message of a live recording.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Problem(string Title, string Detail, int Status)
{
    /// <summary>Answers a request with this problem.</summary>
    public Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "10";
        }

        Microsoft.AspNetCore.Mvc.ProblemDetails details = new() { Title = Title, Detail = Detail, Status = Status };
        return context.Response.WriteAsJsonAsync(details, options: null, "application/problem+json", cancellationToken);
    }
}
