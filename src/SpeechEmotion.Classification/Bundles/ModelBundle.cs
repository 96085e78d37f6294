using System.Reflection;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// A trained model with everything needed to use it: feature recipe, normalizer, network, weights, labels, calibration, and what
/// a person should know about it.
/// </summary>
/// <remarks>Immutable and safe to share between threads; change it with <c>with</c>.</remarks>
public sealed record ModelBundle
{
    /// <summary>The ending of a bundle's one-file form.</summary>
    public const string FileExtension = ".semodel";

    /// <summary>Gets the model's name, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the model's version, 1 to 100 characters.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Gets the labels in the order of the network's outputs; distinct and not empty.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets how audio becomes features.</summary>
    public required FeatureRecipe Recipe { get; init; }

    /// <summary>Gets how features are normalised before the network, or <see langword="null"/> for not at all.</summary>
    public FeatureNormalizer? Normalizer { get; init; }

    /// <summary>Gets the network.</summary>
    public required NetworkDefinition Network { get; init; }

    /// <summary>Gets the network's weights.</summary>
    public required WeightSet Weights { get; init; }

    /// <summary>Gets the calibration of the probabilities.</summary>
    public Calibration Calibration { get; init; } = Calibration.None;

    /// <summary>Gets how the model was trained, or <see langword="null"/> where that is not told.</summary>
    public TrainingInfo? Training { get; init; }

    /// <summary>Gets what was measured on the model; empty where nothing was.</summary>
    public IReadOnlyList<MetricsInfo> Metrics { get; init; } = [];

    /// <summary>Gets the licence of the weights as an SPDX expression, for example "CC-BY-NC-SA-4.0", or <see langword="null"/>.</summary>
    public string? Licence { get; init; }

    /// <summary>Gets the text of LICENSE.txt.</summary>
    public string LicenceText { get; init; } = "";

    /// <summary>Gets the text of MODEL_CARD.md: what the model is for, how good it is, what it must not be used for.</summary>
    public string ModelCard { get; init; } = "";

    /// <summary>
    /// Gets what the maker computed from the synthetic clip, as it lies in the file and is parsed by <see cref="Verify"/> alone; nothing
    /// before the first <see cref="Save(string, WeightPrecision)"/>.
    /// </summary>
    internal ReadOnlyMemory<byte>? ProbeJson { get; init; }

    /// <summary>Reads a bundle.</summary>
    /// <param name="path">A folder, or a <c>.semodel</c> file.</param>
    /// <param name="customFeatures">The features from outside the library that the recipe may name; <see langword="null"/> for none.</param>
    /// <exception cref="ModelBundleException">The bundle is damaged, was changed, or needs a newer library.</exception>
    /// <exception cref="ArgumentException">A custom feature has the type of another feature.</exception>
    /// <exception cref="FileNotFoundException">There is neither a folder nor a file of that name.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static ModelBundle Load(string path, IReadOnlyList<CustomFeature>? customFeatures = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            return BundleReader.Read(new FolderSource(path), customFeatures ?? []);
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no model bundle (folder or .semodel file) at '{path}'.", path);
        }

        using FileStream stream = File.OpenRead(path);
        using ZipSource zip = new(stream);
        return BundleReader.Read(zip, customFeatures ?? []);
    }

    /// <summary>Reads a bundle in its one-file form.</summary>
    /// <param name="stream">The bytes of a <c>.semodel</c> file, seekable or not; the caller keeps it.</param>
    /// <param name="customFeatures">The features from outside the library that the recipe may name; <see langword="null"/> for none.</param>
    /// <exception cref="ModelBundleException">The bundle is damaged, was changed, or needs a newer library.</exception>
    /// <exception cref="ArgumentException">A custom feature has the type of another feature.</exception>
    public static ModelBundle Load(Stream stream, IReadOnlyList<CustomFeature>? customFeatures = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            // A zip file is read from its end, so a stream of unknown kind is taken into memory, up to a bound.
            using MemoryStream copy = BoundedRead.ToMemoryStream(stream, SafetensorsReader.MaxFileBytes);
            using ZipSource zip = new(copy);
            return BundleReader.Read(zip, customFeatures ?? []);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelBundleException(exception.Message, exception);
        }
    }

    /// <summary>Reads a bundle that is embedded in an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resourceName">The resource's name, for example <c>acted.semodel</c>.</param>
    /// <param name="customFeatures">The features from outside the library that the recipe may name; <see langword="null"/> for none.</param>
    /// <exception cref="ModelBundleException">There is no such resource, or it is damaged or needs a newer library.</exception>
    public static ModelBundle LoadResource(
        Assembly assembly, string resourceName, IReadOnlyList<CustomFeature>? customFeatures = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        using Stream stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ModelBundleException($"assembly {assembly.GetName().Name} has no embedded resource '{resourceName}'.");
        return Load(stream, customFeatures);
    }

    /// <summary>Writes the bundle so that a reader never sees half of it, with a fresh probe. The same bundle gives the same bytes.</summary>
    /// <param name="path">A path ending in <c>.semodel</c> for one file; any other for a folder, made if need be.</param>
    /// <param name="precision">How the weights are stored; the normalizer always stays float32.</param>
    /// <exception cref="ArgumentException">The parts of the bundle contradict each other.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, WeightPrecision precision = WeightPrecision.Full)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Validate();
        IReadOnlyList<(string Part, byte[] Bytes)> parts = BundleWriter.CreateParts(this, precision);
        if (path.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase))
        {
            BundleWriter.WriteZipFile(parts, path);
        }
        else
        {
            BundleWriter.WriteFolder(parts, path);
        }
    }

    /// <summary>Writes the bundle in its one-file form.</summary>
    /// <param name="stream">Receives the bytes; the caller keeps it.</param>
    /// <param name="precision">How the weights are stored; the normalizer always stays float32.</param>
    /// <exception cref="ArgumentException">The parts of the bundle contradict each other.</exception>
    public void Save(Stream stream, WeightPrecision precision = WeightPrecision.Full)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Validate();
        BundleWriter.WriteZip(BundleWriter.CreateParts(this, precision), stream);
    }

    /// <summary>Checks that recipe, normalizer, network, weights and labels belong together. Loading and saving do it too.</summary>
    /// <exception cref="ArgumentException">They do not; the message says what contradicts what.</exception>
    public void Validate() => BundleRules.Check(this);

    /// <summary>Computes the bundle's synthetic clip on this machine and compares features and outputs with what its maker got.</summary>
    /// <returns>What differs: a broken processor path, a changed extractor, changed weights or a bad conversion show here.</returns>
    /// <exception cref="ModelBundleException">The stored probe cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The bundle was never saved, so there is nothing to compare with.</exception>
    /// <exception cref="ArgumentException">The parts of the bundle contradict each other.</exception>
    public BundleVerification Verify()
    {
        if (ProbeJson is not { } json)
        {
            throw new InvalidOperationException("This bundle was never saved; its probe is computed on saving. Verify a loaded bundle.");
        }

        Validate();
        Probe probe = Probe.Parse(json, Recipe.Audio.SampleRate);
        return ProbeComparison.Compare(probe, probe.MeasureAgain(this), new FeaturePipeline(Recipe).FeatureNames, Labels);
    }

    /// <summary>Creates a classifier; it takes features that <see cref="Recipe"/> computed and <see cref="Normalizer"/> normalised.</summary>
    /// <exception cref="ArgumentException">Network, weights, labels or calibration do not belong together.</exception>
    public CnnClassifier CreateClassifier() => new(Network, Weights, Labels, Calibration);
}
