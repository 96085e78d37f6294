using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FolderWorker;

/// <summary>Registers the worker in a host.</summary>
internal static class FolderWorkerServices
{
    /// <summary>Adds the worker; the recogniser is registered by <c>AddSpeechEmotion</c>.</summary>
    public static IServiceCollection AddFolderWorker(this IServiceCollection services, Action<FolderOptions> configure)
    {
        services.AddOptions<FolderOptions>().Configure(configure)
            .Validate(
                options => options.IsValid(),
                "Folder must be an existing folder, Parallelism 1 or more, Interval above 0 and Quiet not negative.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FolderScan>();
        return services.AddHostedService<PredictionWorker>();
    }
}
