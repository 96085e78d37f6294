using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion;

/// <summary>Registers the recogniser in a service collection.</summary>
public static class SpeechEmotionServices
{
    /// <summary>
    /// Adds <see cref="EmotionRecognizer"/>, as itself and as <see cref="IEmotionRecognizer"/>, <see cref="ISegmentRecognizer"/> and
    /// <see cref="ISessionRecognizer"/>, with its <see cref="ModelBundle"/>, <see cref="FeaturePipeline"/> and <see cref="IEmotionClassifier"/>,
    /// as singletons. What the host registered, before or after, wins; every <see cref="IAudioDecoder"/> the host registers is tried before
    /// the built-in one for WAV, and every <see cref="CustomFeature"/> can be in the recipe of the model at
    /// <see cref="SpeechEmotionOptions.ModelPath"/>. A classifier of the host's is taken for one of the model's weights: its
    /// probabilities get the model's temperature for unfamiliar voices (<see cref="VoiceFamiliarity"/>) and its answers the model's name; with
    /// one of its own, register an <see cref="EmotionRecognizer"/> made from parts.
    /// </summary>
    /// <param name="services">The collection.</param>
    /// <param name="configure">Names the model and sets options.</param>
    /// <returns>The collection.</returns>
    public static IServiceCollection AddSpeechEmotion(this IServiceCollection services, Action<SpeechEmotionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SpeechEmotionOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechEmotionOptions>, SpeechEmotionOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(CreateModel);
        services.TryAddSingleton(provider => new FeaturePipeline(provider.GetRequiredService<ModelBundle>().Recipe));
        services.TryAddSingleton<IEmotionClassifier>(provider => provider.GetRequiredService<ModelBundle>().CreateClassifier());
        services.TryAddSingleton(CreateRecognizer);
        services.TryAddSingleton<IEmotionRecognizer>(Recognizer);
        services.TryAddSingleton<ISegmentRecognizer>(Recognizer);
        services.TryAddSingleton<ISessionRecognizer>(Recognizer);
        return services;
    }

    private static EmotionRecognizer Recognizer(IServiceProvider provider) => provider.GetRequiredService<EmotionRecognizer>();

    private static ModelBundle CreateModel(IServiceProvider provider)
    {
        SpeechEmotionOptions options = provider.GetRequiredService<IOptions<SpeechEmotionOptions>>().Value;
        return options switch
        {
            { Model: { } load } => load(),
            { ModelPath: { } path } => ModelBundle.Load(path, [.. provider.GetServices<CustomFeature>()]),
            _ => throw new InvalidOperationException(
                "SpeechEmotion has no model. Set ModelPath or Model in AddSpeechEmotion(o => …), for example o.Model = ActedSpeechModel.Load " +
                "of the package SpeechEmotion.Models.Acted, or register a ModelBundle."),
        };
    }

    private static EmotionRecognizer CreateRecognizer(IServiceProvider provider)
    {
        SpeechEmotionOptions options = provider.GetRequiredService<IOptions<SpeechEmotionOptions>>().Value;
        ModelBundle model = provider.GetRequiredService<ModelBundle>();
        return new EmotionRecognizer(
            provider.GetRequiredService<IEmotionClassifier>(),
            provider.GetRequiredService<FeaturePipeline>(),
            model,
            options.ToRecognizerOptions(provider.GetServices<IAudioDecoder>()) with { Logger = provider.GetService<ILogger<EmotionRecognizer>>() });
    }
}
