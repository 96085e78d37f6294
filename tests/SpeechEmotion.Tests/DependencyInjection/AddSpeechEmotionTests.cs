using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.DependencyInjection;

public sealed class AddSpeechEmotionTests
{
    [Fact]
    public void AddSpeechEmotion_WithModel_ResolvesOneRecognizer()
    {
        using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion(o => o.Model = TinyModel.Create).BuildServiceProvider();
        IEmotionRecognizer recognizer = provider.GetRequiredService<IEmotionRecognizer>();

        Assert.Same(provider.GetRequiredService<EmotionRecognizer>(), recognizer);
        Assert.Equal(["angry", "sad"], recognizer.Labels);
        Assert.True(recognizer.Predict(Clips.Read()).IsSpeech);
    }

    [Fact]
    public void AddSpeechEmotion_WithModelPath_LoadsTheFile()
    {
        using TemporaryFolder folder = new();
        string file = folder.At("a.semodel");
        TinyModel.Create().Save(file);
        using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion(o => o.ModelPath = file).BuildServiceProvider();
        Assert.Equal("tiny 1.0.0", provider.GetRequiredService<EmotionRecognizer>().ModelName);
    }

    [Fact]
    public void AddSpeechEmotion_HostRegisteredClassifierBefore_HostWins() =>
        AssertHostWins(services => services.AddSingleton<IEmotionClassifier>(Clips.Undecided()).AddSpeechEmotion(o => o.Model = TinyModel.Create));

    [Fact]
    public void AddSpeechEmotion_HostRegisteredClassifierAfter_HostWins() =>
        AssertHostWins(services => services.AddSpeechEmotion(o => o.Model = TinyModel.Create).AddSingleton<IEmotionClassifier>(Clips.Undecided()));

    [Fact]
    public void AddSpeechEmotion_HostRegisteredRecognizer_HostWins()
    {
        EmotionRecognizer own = Clips.Recognizer();
        using ServiceProvider provider = new ServiceCollection().AddSingleton<IEmotionRecognizer>(own).AddSpeechEmotion().BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<IEmotionRecognizer>());
    }

    [Fact]
    public void AddSpeechEmotion_HostRegisteredDecoderAfter_IsTriedFirst()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSpeechEmotion(o => o.Model = TinyModel.Create)
            .AddSingleton<IAudioDecoder, SilenceDecoder>()
            .BuildServiceProvider();
        Assert.False(provider.GetRequiredService<EmotionRecognizer>().PredictFile(Clips.Path()).IsSpeech);
    }

    [Fact]
    public void AddSpeechEmotion_EveryInterface_IsTheOneRecognizer()
    {
        using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion(o => o.Model = TinyModel.Create).BuildServiceProvider();
        EmotionRecognizer recognizer = provider.GetRequiredService<EmotionRecognizer>();

        Assert.Same(recognizer, provider.GetRequiredService<ISegmentRecognizer>());
        Assert.Same(recognizer, provider.GetRequiredService<ISessionRecognizer>());
    }

    [Fact]
    public void AddSpeechEmotion_HostRegisteredSessions_HostWins()
    {
        EmotionRecognizer own = Clips.Recognizer();
        using ServiceProvider provider = new ServiceCollection()
            .AddSingleton<ISessionRecognizer>(own)
            .AddSpeechEmotion(o => o.Model = TinyModel.Create)
            .BuildServiceProvider();

        Assert.Same(own, provider.GetRequiredService<ISessionRecognizer>());
        Assert.NotSame(own, provider.GetRequiredService<ISegmentRecognizer>());
    }

    [Fact]
    public void AddSpeechEmotion_HostRegisteredFeature_IsKnownToTheModelsFile()
    {
        using TemporaryFolder folder = new();
        string file = folder.At("a.semodel");
        CrestFactorModel.Create().Save(file);
        void Configure(SpeechEmotionOptions options) => options.ModelPath = file;

        using ServiceProvider with = new ServiceCollection().AddSingleton(CrestFactorModel.Feature).AddSpeechEmotion(Configure).BuildServiceProvider();
        using ServiceProvider without = new ServiceCollection().AddSpeechEmotion(Configure).BuildServiceProvider();

        Assert.True(with.GetRequiredService<IEmotionRecognizer>().Predict(Clips.Read()).IsSpeech);
        Assert.Contains(
            "crest_factor",
            Assert.Throws<ModelBundleException>(() => without.GetRequiredService<IEmotionRecognizer>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AddSpeechEmotion_Options_ReachTheRecognizer()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSpeechEmotion(o =>
            {
                o.Model = TinyModel.Create;
                o.Labels = ["sad"];
            })
            .BuildServiceProvider();
        Assert.Equal(["sad"], provider.GetRequiredService<IEmotionRecognizer>().Labels);
    }

    [Fact]
    public void AddSpeechEmotion_WithoutModel_SaysWhatToDo()
    {
        using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion().BuildServiceProvider();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IEmotionRecognizer>());
        Assert.Contains("ActedSpeechModel.Load", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSpeechEmotion_WrongOptions_AreAllNamed()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSpeechEmotion(o =>
            {
                o.Model = TinyModel.Create;
                o.ModelPath = "my.semodel";
                o.MinimumConfidence = -1;
                o.MaximumStreamBytes = 0;
                o.VoiceActivity = new VoiceActivityOptions { Threshold = 2, LeadMilliseconds = -1 };
            })
            .BuildServiceProvider();
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IEmotionRecognizer>());
        Assert.Equal(5, error.Failures.Count());
    }

    [Fact]
    public void AddSpeechEmotion_WrongOptions_AreToldWhenTheHostStarts()
    {
        using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion(options => options.MinimumConfidence = 2).BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("MinimumConfidence", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSpeechEmotion_Twice_RegistersOnce()
    {
        IServiceCollection services = new ServiceCollection().AddSpeechEmotion().AddSpeechEmotion();
        Assert.Single(services, service => service.ServiceType == typeof(IEmotionRecognizer));
        Assert.Single(services, service => service.ServiceType == typeof(IValidateOptions<SpeechEmotionOptions>));
        Assert.Single(services, service => service.ServiceType == typeof(ModelBundle));
    }

    private static void AssertHostWins(Func<IServiceCollection, IServiceCollection> register)
    {
        using ServiceProvider provider = register(new ServiceCollection()).BuildServiceProvider();
        Assert.Equal(4, provider.GetRequiredService<IEmotionRecognizer>().Labels.Count);
    }
}
