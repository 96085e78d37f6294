using WebRecognizer.Analysis;

namespace WebRecognizer.Live;

/// <summary>One message to the page; exactly one member is set.</summary>
/// <param name="Columns">The next columns of the picture, 32 ms each.</param>
/// <param name="Window">The next answer.</param>
/// <param name="Result">The whole recording, after the last answer.</param>
/// <param name="Problem">Why the recording was ended.</param>
internal sealed record LiveMessage(
    byte[]? Columns = null, ResultSegment? Window = null, RecordingResult? Result = null, Problem? Problem = null);
