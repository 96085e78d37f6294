namespace SpeechEmotion.Training;

/// <summary>Names the builds of code, so that what older code computed is not taken for what it would compute now.</summary>
internal static class CodeModules
{
    /// <summary>Lists the modules that types come from, each once; a module's id changes with every change of its code.</summary>
    public static string Name(IEnumerable<Type> types) =>
        string.Join(' ', types.Select(type => type.Module.ModuleVersionId).Distinct().Order());
}
