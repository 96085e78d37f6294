using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace WebRecognizer;

/// <summary>Answers every error with a problem a person understands; only the server's own faults are logged as such.</summary>
internal sealed class ProblemHandler(IOptions<WebRecognizerOptions> limits, ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        Problem? problem = Problems.Of(exception, limits.Value);
        if (problem is null)
        {
            log.Failed(httpContext.Request.Path, exception);
        }

        await (problem ?? Problems.Fault).WriteAsync(httpContext, cancellationToken);
        return true;
    }
}
