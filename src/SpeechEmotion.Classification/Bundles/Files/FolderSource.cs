namespace SpeechEmotion.Classification;

/// <summary>A bundle that lies open in a folder. Other files beside the parts are left alone.</summary>
internal sealed class FolderSource(string folder) : IBundleSource
{
    public ReadOnlyMemory<byte> Read(string part, long maxBytes)
    {
        string path = Path.Combine(folder, part);
        if (!File.Exists(path))
        {
            throw new ModelBundleException(part, $"it is missing in folder '{folder}'.");
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            return BoundedRead.ToEnd(stream, maxBytes);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelBundleException(part, exception.Message, exception);
        }
    }
}
