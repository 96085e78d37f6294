using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.FFmpeg;
using SpeechEmotion.Models.Acted;
using WebRecognizer.Live;
using WebRecognizer.Recordings;

namespace WebRecognizer;

/// <summary>Puts the server together.</summary>
internal static class WebRecognizerApp
{
    private const string OneByOne = "recordings";

    /// <summary>Creates the server; settings come from the arguments, the environment and appsettings.json.</summary>
    public static WebApplication Create(string[] args)
    {
        // The page lies next to the program, wherever that is started from.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddOptions<WebRecognizerOptions>().BindConfiguration("WebRecognizer")
            .Validate(options => options.IsValid(), "WebRecognizer: every limit must be above 0.").ValidateOnStart();
        AddRecognizer(builder.Services);
        AddLimits(builder);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJson.Default));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemHandler>();

        WebApplication app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseWebSockets();
        app.MapGet("/api/about", AboutServer.Describe);
        app.MapGet("/api/model-card", (ModelBundle model) => TypedResults.Text(model.ModelCard));
        app.MapPost("/api/recordings", RecordingEndpoint.JudgeAsync).RequireRateLimiting(OneByOne).WithRequestTimeout(OneByOne);
        app.MapGet("/api/live", LiveEndpoint.FollowAsync);
        return app;
    }

    // snippet: web-services
    private static void AddRecognizer(IServiceCollection services)
    {
        services.AddSpeechEmotion(options =>
        {
            options.Model = ActedSpeechModel.Load;
            options.MaximumDuration = TimeSpan.FromMinutes(1);  // of each earlier recording of a voice
        });
        services.AddSingleton<IAudioDecoder, WavDecoder>();
        services.AddSingleton(provider => new FfmpegDecoder(new FfmpegOptions
        {
            TimeLimit = provider.GetRequiredService<IOptions<WebRecognizerOptions>>().Value.TimeLimit,
        }));
        services.AddSingleton<IAudioDecoder>(provider => provider.GetRequiredService<FfmpegDecoder>());  // MP3, M4A … if the program is installed
        services.AddSingleton(provider => new AudioReader(provider.GetServices<IAudioDecoder>()));
        services.AddSingleton<RecordingReader>();
        services.AddSingleton<VoiceForm>();
        services.AddSingleton<LiveSlots>();
    }

    // end
    private static void AddLimits(WebApplicationBuilder builder)
    {
        WebRecognizerOptions limits = builder.Configuration.GetSection("WebRecognizer").Get<WebRecognizerOptions>() ?? new();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.MaximumUploadBytes;
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.AddPolicy(OneByOne, new RequestTimeoutPolicy
        {
            Timeout = limits.TimeLimit,
            WriteTimeoutResponse = context => Problems.TooLate.WriteAsync(context, CancellationToken.None),
        }));
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.AddConcurrencyLimiter(OneByOne, concurrency =>
            {
                concurrency.PermitLimit = limits.ConcurrentRecordings;
                concurrency.QueueLimit = limits.WaitingRecordings;
            });
            limiter.OnRejected = (rejected, cancellationToken) =>
                new ValueTask(Problems.Busy.WriteAsync(rejected.HttpContext, cancellationToken));
        });
    }
}
