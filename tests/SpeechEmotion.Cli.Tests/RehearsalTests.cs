using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Models.Acted;

namespace SpeechEmotion.Cli.Tests;

public class RehearsalTests
{
    [Fact]
    public void Listen_MadeUpSound_GivesFeatures()
    {
        FeatureMatrix features = Rehearsal.Listen();

        Assert.True(features.FrameCount > 10, $"{features.FrameCount} frames");
        Assert.Contains(features.Values.ToArray(), static value => value != 0);
    }

    [Fact]
    public void Classify_Silence_IsUndecided() => Assert.Equal([0.5f, 0.5f], Rehearsal.Classify());

    [Fact]
    public void Recipe_Features_AreOfTheKindsThatTheShippedModelUses()
    {
        static IEnumerable<string> Kinds(FeatureRecipe recipe) =>
            recipe.Features.Select(feature => feature is LogMelOptions mel ? $"{feature.GetType().Name} {mel.Normalization}" : feature.GetType().Name);

        FeatureRecipe shipped = ActedSpeechModel.Load().Recipe;
        Assert.Equal(Kinds(shipped), Kinds(Rehearsal.Recipe));
        Assert.Equal(shipped.Audio, Rehearsal.Recipe.Audio);
        Assert.Equal(shipped.Stft, Rehearsal.Recipe.Stft);
    }

    [Fact]
    public void Network_Layers_AreThoseOfTheShippedModel()
    {
        static IEnumerable<string> Kinds(IEnumerable<LayerDefinition> layers) => layers
            .SelectMany(layer => layer is BranchesDefinition branches ? [layer.TypeName, .. branches.Branches.SelectMany(Kinds)] : new[] { layer.TypeName })
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Kinds(ActedSpeechModel.Load().Network.Layers), Kinds(Rehearsal.Network.Layers));
    }
}
