using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
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
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.semodel");
        TinyModel.Create().Save(path);
        try
        {
            using ServiceProvider provider = new ServiceCollection().AddSpeechEmotion(o => o.ModelPath = path).BuildServiceProvider();
            Assert.Equal("tiny 1.0.0", provider.GetRequiredService<EmotionRecognizer>().ModelName);
        }
        finally
        {
            File.Delete(path);
        }
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
