namespace SpeechEmotion;

/// <summary>Finds the recordings of one corpus and reads their labels.</summary>
/// <remarks>
/// Stateless and callable from several threads at once. Walking files is the parser's job; resampling, splitting and merging labels
/// are not. Built-in parsers have no privilege: implement this interface for a corpus of your own.
/// </remarks>
public interface IDatasetParser
{
    /// <summary>Gets the corpus' short lower-case name, for example <c>"ravdess"</c>.</summary>
    string Name { get; }

    /// <summary>Yields the utterances below a folder, in ordinal order of their relative paths.</summary>
    /// <param name="rootFolder">The folder that holds the corpus.</param>
    /// <returns>Utterances; files that are not this corpus' are passed over in silence.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">A file looks like this corpus' but its label cannot be read.</exception>
    IEnumerable<Utterance> Parse(string rootFolder);
}
