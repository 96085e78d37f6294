using Microsoft.Extensions.Options;

namespace SpeechEmotion;

/// <summary>Reports every wrong option at once, in the options pattern's own exception.</summary>
internal sealed class SpeechEmotionOptionsValidator : IValidateOptions<SpeechEmotionOptions>
{
    public ValidateOptionsResult Validate(string? name, SpeechEmotionOptions options)
    {
        string[] errors = [.. options.Errors()];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
