using System.Collections.ObjectModel;
using System.Text.Json;

namespace SpeechEmotion.Features;

/// <content>Members without members of their own.</content>
internal sealed partial class JsonMembers
{
    /// <summary>A whole number.</summary>
    public int Member(string name, int value, bool isRequired = false)
    {
        _writer?.WriteNumber(name, value);
        return !TryFind(name, isRequired, out JsonElement member) ? value
            : member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out int read) ? read
            : Wrong(name, member, "a whole number", value);
    }

    /// <summary>A number.</summary>
    public double Member(string name, double value, bool isRequired = false)
    {
        _writer?.WriteNumber(name, value);
        return !TryFind(name, isRequired, out JsonElement member) ? value
            : member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out double read) ? read
            : Wrong(name, member, "a number", value);
    }

    /// <inheritdoc cref="Member(string, double, bool)"/>
    public float Member(string name, float value)
    {
        _writer?.WriteNumber(name, value);
        return !TryFind(name, false, out JsonElement member) ? value
            : member.ValueKind == JsonValueKind.Number && member.TryGetSingle(out float read) ? read
            : Wrong(name, member, "a number", value);
    }

    /// <summary>True or false; false may be left out on writing, as is fit for members that came later.</summary>
    public bool Member(string name, bool value, bool isFalseWritten = true)
    {
        if (value || isFalseWritten)
        {
            _writer?.WriteBoolean(name, value);
        }

        return !TryFind(name, false, out JsonElement member) ? value
            : member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetBoolean()
            : Wrong(name, member, "true or false", value);
    }

    /// <summary>A whole number or null.</summary>
    public int? Member(string name, int? value) => IsNull(name, value is null) ? null : Member(name, value.GetValueOrDefault());

    /// <summary>A number in single precision, or null, which is not written.</summary>
    public float? Member(string name, float? value) => IsNull(name, value is null, isNullWritten: false) ? null : Member(name, value.GetValueOrDefault());

    /// <summary>A number or null; null may be left out on writing, as is fit for members that came later.</summary>
    public double? Member(string name, double? value, bool isNullWritten = true) =>
        IsNull(name, value is null, isNullWritten) ? null : Member(name, value.GetValueOrDefault());

    /// <summary>A text.</summary>
    public string Text(string name, string value, bool isRequired = false)
    {
        _writer?.WriteString(name, value);
        return !TryFind(name, isRequired, out JsonElement member) ? value
            : member.ValueKind == JsonValueKind.String ? member.GetString()!
            : Wrong(name, member, "a text", value);
    }

    /// <summary>A text or null.</summary>
    public string? OptionalText(string name, string? value) => IsNull(name, value is null) ? null : Text(name, value ?? "");

    /// <summary>One of the names of an enumeration.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The number of the value.</param>
    /// <param name="names">The names in the order of their numbers, which start at 0.</param>
    /// <param name="isRequired">Whether it must not be left out.</param>
    /// <exception cref="NotSupportedException">The value to be written has no name.</exception>
    public int Choice(string name, int value, ReadOnlyCollection<string> names, bool isRequired = false)
    {
        if (_writer is not null)
        {
            _writer.WriteString(name, (uint)value < names.Count ? names[value] : throw new NotSupportedException($"{At(name)} has no value {value}."));
            return value;
        }

        return !TryFind(name, isRequired, out JsonElement member) ? value
            : member.ValueKind == JsonValueKind.String && names.IndexOf(member.GetString()!) is >= 0 and var read ? read
            : Wrong(name, member, $"one of {string.Join(", ", names)}", value);
    }
}
