using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Builds a bundle from its parts; every hash, size and cross-reference is checked before the bundle exists.</summary>
internal static class BundleReader
{
    private const string MeanTensor = "normalizer.mean";
    private const string ScaleTensor = "normalizer.scale";

    /// <param name="source">The parts.</param>
    /// <param name="customFeatures">The features from outside the library that the recipe may name.</param>
    public static ModelBundle Read(IBundleSource source, IReadOnlyList<CustomFeature> customFeatures)
    {
        ModelManifest manifest = ModelManifest.Parse(
            source.Read(BundlePart.Manifest, BundlePart.MaxBytes(BundlePart.Manifest)), customFeatures);
        FeatureRecipe recipe = CheckedRecipe(manifest);
        WeightSet tensors = ReadWeights(source, manifest);
        ModelBundle bundle = new()
        {
            Name = manifest.Name,
            Version = manifest.Version,
            Labels = manifest.Labels,
            Recipe = recipe,
            Normalizer = ReadNormalizer(tensors),
            Network = manifest.Network,
            Weights = new WeightSet(tensors.Where(tensor => tensor.Name is not (MeanTensor or ScaleTensor))),
            Calibration = manifest.Calibration,
            Training = manifest.Training,
            Metrics = manifest.Metrics,
            Licence = manifest.Licence,
            LicenceText = ReadText(source, manifest, BundlePart.Licence),
            ModelCard = ReadText(source, manifest, BundlePart.Card),
            ProbeJson = ReadChecked(source, manifest, BundlePart.Probe, BundlePart.MaxBytes(BundlePart.Probe)),
        };
        BundleRules.CheckLoaded(bundle);
        return bundle;
    }

    /// <summary>The tensors of the weights file: the network's, and the normalizer's where there is one.</summary>
    public static WeightSet CombineTensors(ModelBundle bundle)
    {
        IEnumerable<WeightTensor> normalizer = bundle.Normalizer is { } n
            ? [new(MeanTensor, [n.Mean.Length], n.Mean), new(ScaleTensor, [n.Scale.Length], n.Scale)]
            : [];
        return new WeightSet(bundle.Weights.Concat(normalizer));
    }

    /// <summary>Gets whether a tensor stays float32 whatever the precision: raw features can be far beyond what 16 bits hold.</summary>
    public static bool StaysFull(string tensor) => tensor is MeanTensor or ScaleTensor;

    private static FeatureRecipe CheckedRecipe(ModelManifest manifest)
    {
        string errors = string.Join(" ", manifest.Recipe.GetErrors());
        if (errors.Length > 0)
        {
            throw new ModelBundleException(BundlePart.Manifest, errors);
        }

        string fingerprint = manifest.Recipe.Fingerprint;
        return fingerprint == manifest.Fingerprint
            ? manifest.Recipe
            : throw new ModelBundleException(
                BundlePart.Manifest,
                $"fingerprint is '{manifest.Fingerprint}' but the recipe's is '{fingerprint}': the recipe is not the one the model was trained with.");
    }

    private static WeightSet ReadWeights(IBundleSource source, ModelManifest manifest)
    {
        long values;
        try
        {
            manifest.Network.Validate();
            values = manifest.Network.GetParameters().Sum(parameter => parameter.Count) + (2L * manifest.Network.Input.Features);
        }
        catch (ArgumentException exception)
        {
            throw new ModelBundleException(BundlePart.Manifest, exception.Message, exception);
        }

        // The network says how much there can be, so no file makes us unpack more.
        long limit = Math.Min(BundlePart.MaxBytes(BundlePart.Weights), SafetensorsReader.MaxBytesFor(values));
        ReadOnlyMemory<byte> file = ReadChecked(source, manifest, BundlePart.Weights, limit);
        try
        {
            return SafetensorsReader.Parse(file);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelBundleException(BundlePart.Weights, exception.Message, exception);
        }
    }

    private static FeatureNormalizer? ReadNormalizer(WeightSet tensors)
    {
        bool hasMean = tensors.TryGet(MeanTensor, out WeightTensor? mean);
        bool hasScale = tensors.TryGet(ScaleTensor, out WeightTensor? scale);
        if (hasMean != hasScale)
        {
            throw new ModelBundleException(
                BundlePart.Weights, $"it holds {(hasMean ? MeanTensor : ScaleTensor)} without {(hasMean ? ScaleTensor : MeanTensor)}.");
        }

        try
        {
            return hasMean ? new FeatureNormalizer(mean!.Values, scale!.Values) : null;
        }
        catch (ArgumentException exception)
        {
            throw new ModelBundleException(BundlePart.Weights, $"the normalizer is not valid: {exception.Message}", exception);
        }
    }

    private static string ReadText(IBundleSource source, ModelManifest manifest, string part)
    {
        ReadOnlyMemory<byte> bytes = ReadChecked(source, manifest, part, BundlePart.MaxBytes(part));

        // Bytes that are no text would become other, longer text, which may not fit when it is written again.
        return Utf8.IsValid(bytes.Span)
            ? Encoding.UTF8.GetString(bytes.Span)
            : throw new ModelBundleException(part, "it is not UTF-8 text.");
    }

    private static ReadOnlyMemory<byte> ReadChecked(IBundleSource source, ModelManifest manifest, string part, long maxBytes)
    {
        if (!manifest.Hashes.TryGetValue(part, out string? expected))
        {
            throw new ModelBundleException(BundlePart.Manifest, $"sha256 has no entry for '{part}'.");
        }

        ReadOnlyMemory<byte> bytes = source.Read(part, maxBytes);
        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw new ModelBundleException(part, $"its SHA-256 is {actual} but model.json says {expected}: the file was changed or damaged.");
    }
}
