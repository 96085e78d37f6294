using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Models.Acted;

namespace SpeechEmotion.Cli.Tests;

public class RehearsalTests
{
    [Fact]
    public void Both_parts_run_to_their_end()
    {
        Rehearsal.Listen();
        Rehearsal.Classify();
    }

    [Fact]
    public void The_rehearsed_features_are_of_the_kinds_that_the_shipped_model_uses()
    {
        static IEnumerable<string> Kinds(FeatureRecipe recipe) =>
            recipe.Features.Select(feature => feature is LogMelOptions mel ? $"{feature.GetType().Name} {mel.Normalization}" : feature.GetType().Name);

        FeatureRecipe shipped = ActedSpeechModel.Load().Recipe;
        Assert.Equal(Kinds(shipped), Kinds(Rehearsal.Recipe));
        Assert.Equal(shipped.Audio, Rehearsal.Recipe.Audio);
        Assert.Equal(shipped.Stft, Rehearsal.Recipe.Stft);
    }

    [Fact]
    public void The_rehearsed_layers_are_those_of_the_shipped_model()
    {
        static IEnumerable<string> Kinds(IEnumerable<LayerDefinition> layers) => layers
            .SelectMany(layer => layer is BranchesDefinition branches ? [layer.TypeName, .. branches.Branches.SelectMany(Kinds)] : new[] { layer.TypeName })
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Kinds(ActedSpeechModel.Load().Network.Layers), Kinds(Rehearsal.Network.Layers));
    }
}
