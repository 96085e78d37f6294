using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpeechEmotion.Features;

/// <summary>
/// The members of one JSON object, named once for both directions. Each method takes a member's name and value: reading gives back what
/// the object holds, or that value where the member is left out; writing writes the value and gives it back.
/// </summary>
/// <remarks>
/// Strict: unknown, repeated, missing and ill-typed members are refused, all of them in one message. A serializer would
/// compile its generic code anew for each type of option, while a program waits for its first prediction: see the decisions in
/// <c>src/README.md</c>.
/// </remarks>
internal sealed partial class JsonMembers
{
    private const int LongestQuote = 60;
    private const int MostErrors = 20;
    private const string TypeMember = "type";

    private readonly Utf8JsonWriter? _writer;
    private readonly JsonElement _object;
    private readonly string _path = "";
    private readonly List<string> _errors = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _skipsUnknown;

    private JsonMembers(Utf8JsonWriter writer) => _writer = writer;

    private JsonMembers(JsonElement element, string path, List<string> errors) => (_object, _path, _errors) = (element, path, errors);

    /// <summary>Gets whether values come from JSON.</summary>
    public bool IsReading => _writer is null;

    /// <summary>Parses a document and reads the object it is.</summary>
    /// <param name="json">The text, in UTF-8.</param>
    /// <param name="maxDepth">How deep objects and arrays may lie in each other.</param>
    /// <param name="defaults">Holds the values of left-out members.</param>
    /// <param name="exchange">Names the members.</param>
    /// <exception cref="JsonException">Something is wrong; the message lists everything that is.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> json, int maxDepth, T defaults, Func<T, JsonMembers, T> exchange)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth });
            return Read(document.RootElement, defaults, exchange);
        }
        catch (InvalidOperationException exception)
        {
            // Names and texts are only decoded when they are asked for; half a character in one is found then.
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc cref="Parse"/>
    public static T Read<T>(JsonElement element, T defaults, Func<T, JsonMembers, T> exchange)
    {
        List<string> errors = [];
        T value = Read(element, "", errors, defaults, exchange);
        return errors.Count == 0 ? value : throw new JsonException(string.Join(" ", errors));
    }

    /// <summary>Writes an object as a text of its own, in UTF-8.</summary>
    public static byte[] Write<T>(T value, Func<T, JsonMembers, T> exchange, bool isIndented = true)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter writer = new(text, new JsonWriterOptions { Indented = isIndented, NewLine = "\n" }))
        {
            Write(writer, value, exchange);
        }

        return text.WrittenSpan.ToArray();
    }

    private static void Write<T>(Utf8JsonWriter writer, T value, Func<T, JsonMembers, T> exchange)
    {
        writer.WriteStartObject();
        exchange(value, new JsonMembers(writer));
        writer.WriteEndObject();
    }

    /// <summary>Skips members that nobody asked for, in objects that describe and change no number.</summary>
    public void SkipUnknown() => _skipsUnknown = true;

    /// <summary>An object; it must not be left out.</summary>
    public T Object<T>(string name, T value, Func<T, JsonMembers, T> exchange)
    {
        if (_writer is not null)
        {
            _writer.WritePropertyName(name);
            Write(_writer, value, exchange);
            return value;
        }

        return TryFind(name, isRequired: true, out JsonElement member) ? Read(member, At(name), _errors, value, exchange) : value;
    }

    /// <summary>An object or null; null may be left out on writing.</summary>
    public T? OptionalObject<T>(string name, T? value, T defaults, Func<T, JsonMembers, T> exchange, bool isNullWritten = true)
        where T : class => IsNull(name, value is null, isNullWritten) ? null : Object(name, value ?? defaults, exchange);

    /// <summary>A list of objects; null counts as left out.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="values">The objects.</param>
    /// <param name="defaults">Holds the values of the members that objects leave out.</param>
    /// <param name="exchange">Names an object's members.</param>
    /// <param name="isRequired">Whether it must not be left out.</param>
    public IReadOnlyList<T> List<T>(string name, IReadOnlyList<T> values, T defaults, Func<T, JsonMembers, T> exchange, bool isRequired = false)
    {
        if (_writer is not null)
        {
            _writer.WriteStartArray(name);
            foreach (T value in values)
            {
                Write(_writer, value, exchange);
            }

            _writer.WriteEndArray();
            return values;
        }

        if (!TryFind(name, isRequired, out JsonElement member) || (member.ValueKind == JsonValueKind.Null && !isRequired))
        {
            return values;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            return Wrong(name, member, "a list", values);
        }

        // In order: an element asked for by its index is looked for from the first. Of a text that is refused anyway the rest is not read.
        List<T> read = [];
        foreach (JsonElement element in member.EnumerateArray())
        {
            if (_errors.Count >= MostErrors)
            {
                break;
            }

            read.Add(Read(element, $"{At(name)}[{read.Count}]", _errors, defaults, exchange));
        }

        return read;
    }

    /// <summary>A value of any other form.</summary>
    public T Value<T>(string name, T value, JsonForm<T> form, bool isRequired = false)
    {
        if (_writer is not null)
        {
            _writer.WritePropertyName(name);
            form.Write(_writer, value);
            return value;
        }

        if (!TryFind(name, isRequired, out JsonElement member))
        {
            return value;
        }

        try
        {
            return form.Read(member);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            return Wrong(name, member, form.Wanted, value);
        }
    }

    /// <summary>A value of any other form, or null.</summary>
    public T? Optional<T>(string name, T? value, JsonForm<T> form)
        where T : class => IsNull(name, value is null) ? null : Value(name, value!, form);

    /// <inheritdoc cref="Optional{T}(string, T, JsonForm{T})"/>
    public T? Optional<T>(string name, T? value, JsonForm<T> form)
        where T : struct => IsNull(name, value is null) ? null : Value(name, value.GetValueOrDefault(), form);

    /// <summary>An object whose other members depend on its "type".</summary>
    /// <param name="type">The type's name; <see langword="null"/> while reading.</param>
    /// <param name="names">The known names.</param>
    /// <returns>One of the names; <see langword="null"/> where there is an error, which is then reported.</returns>
    public string? Type(string? type, string[] names)
    {
        string read = Text(TypeMember, type ?? "", isRequired: true);
        if (_writer is not null || names.Contains(read))
        {
            return read;
        }

        _skipsUnknown = true;
        if (read.Length > 0)
        {
            Report(TypeMember, $"must be one of {string.Join(", ", names)}; it was '{Shorten(read)}'.");
        }

        return null;
    }

    /// <summary>Every member but "type", through a serializer: for options of which only the serializer knows the members.</summary>
    public object? Others(object? value, JsonTypeInfo type)
    {
        if (_writer is not null)
        {
            WriteOthers(JsonSerializer.SerializeToElement(value, type), _writer);
            return value;
        }

        _skipsUnknown = true;
        ArrayBufferWriter<byte> others = new();
        using (Utf8JsonWriter copy = new(others))
        {
            copy.WriteStartObject();
            WriteOthers(_object, copy);
            copy.WriteEndObject();
        }

        try
        {
            return JsonSerializer.Deserialize(others.WrittenSpan, type);
        }
        catch (JsonException exception)
        {
            Report("", $"cannot be read: {exception.Message}");
            return value;
        }
    }

    private static void WriteOthers(JsonElement element, Utf8JsonWriter writer)
    {
        foreach (JsonProperty property in element.EnumerateObject().Where(property => property.Name != TypeMember))
        {
            property.WriteTo(writer);
        }
    }

    private static T Read<T>(JsonElement element, string path, List<string> errors, T defaults, Func<T, JsonMembers, T> exchange)
    {
        JsonMembers members = new(element, path, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return members.Wrong(path.Length == 0 ? "It" : "", element, "an object", defaults);
        }

        T value = exchange(defaults, members);
        members.RefuseOthers();
        return value;
    }

    private bool TryFind(string name, bool isRequired, out JsonElement member)
    {
        member = default;
        if (_writer is not null)
        {
            return false;
        }

        _known.Add(name);
        bool isFound = _object.TryGetProperty(name, out member);
        if (!isFound && isRequired)
        {
            Report(name, "is missing.");
        }

        return isFound;
    }

    /// <summary>Tells whether null stands there (reading) or is to stand there (writing, which is then done).</summary>
    private bool IsNull(string name, bool isValueNull, bool isNullWritten = true)
    {
        if (_writer is null)
        {
            return TryFind(name, false, out JsonElement member) ? member.ValueKind == JsonValueKind.Null : isValueNull;
        }

        if (isValueNull && isNullWritten)
        {
            _writer.WriteNull(name);
        }

        return isValueNull;
    }

    private void RefuseOthers()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in _object.EnumerateObject())
        {
            if (_known.Contains(property.Name))
            {
                if (!seen.Add(property.Name))
                {
                    Report(property.Name, "is given more than once.");
                }
            }
            else if (!_skipsUnknown)
            {
                Report(property.Name, $"is not known; the members are {string.Join(", ", _known)}.");
            }
        }
    }

    private T Wrong<T>(string name, JsonElement member, string wanted, T value)
    {
        Report(name, $"must be {wanted}; it was {Shorten(member.GetRawText())}.");
        return value;
    }

    private void Report(string name, string fault)
    {
        // The first faults help; a file that is nothing else but faults must not fill memory with them.
        if (_errors.Count < MostErrors)
        {
            _errors.Add($"{At(Shorten(name))} {fault}");
        }
    }

    private string At(string name) => _path.Length == 0 ? name : name.Length == 0 ? _path : $"{_path}.{name}";

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
