namespace SpeechEmotion.Classification;

/// <summary>A model bundle cannot be read, written or trusted; the message names the file and what is wrong with it.</summary>
public sealed class ModelBundleException : Exception
{
    /// <summary>Creates the exception without details.</summary>
    public ModelBundleException()
        : this("bundle", "it is not valid.")
    {
    }

    /// <summary>Creates the exception for the bundle as a whole.</summary>
    /// <param name="message">What is wrong.</param>
    public ModelBundleException(string message)
        : this("bundle", message)
    {
    }

    /// <summary>Creates the exception for the bundle as a whole.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was found underneath.</param>
    public ModelBundleException(string message, Exception innerException)
        : this("bundle", message, innerException)
    {
    }

    /// <summary>Creates the exception for one part.</summary>
    /// <param name="part">The file inside the bundle, for example <c>model.json</c>.</param>
    /// <param name="message">What is wrong, without the file's name.</param>
    /// <param name="innerException">What was found underneath, or <see langword="null"/>.</param>
    public ModelBundleException(string part, string message, Exception? innerException = null)
        : base($"{part}: {message}", innerException)
    {
        Part = part;
    }

    /// <summary>Gets the file inside the bundle that is wrong, or "bundle" for the whole.</summary>
    public string Part { get; }
}
