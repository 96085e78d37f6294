using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Changes of JSON values and members; what is no JSON any more is changed byte by byte.</summary>
internal static class JsonMutations
{
    // Stands in the tree for text that the writer would refuse or change.
    private const string Mark = "\u0001raw\u0001";

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 512 };
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 1024 };

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        string text;
        try
        {
            JsonNode? root = JsonNode.Parse(input, documentOptions: Lenient);
            List<JsonNode> nodes = [];
            Collect(root, nodes);
            if (nodes.Count > 0)
            {
                Change(nodes[random.Next(nodes.Count)], nodes, random);
            }

            text = Unmark(root?.ToJsonString(Deep) ?? "null");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, a member twice, or half a character.
            return ByteMutations.Mutate(input, random);
        }

        return Encoding.UTF8.GetBytes(random.Next(8) == 0 ? RepeatMember(text, random) : text);
    }

    private static void Collect(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is null)
        {
            return;
        }

        nodes.Add(node);
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? child in children)
        {
            Collect(child, nodes);
        }
    }

    private static void Change(JsonNode node, List<JsonNode> nodes, Random random)
    {
        switch (random.Next(6))
        {
            case 0 when node is JsonArray { Count: > 0 } items:
                JsonNode? item = items[random.Next(items.Count)];
                for (int copies = random.Next(5) == 0 ? 700 : random.Next(1, 5); copies > 0; copies--)
                {
                    items.Add(item?.DeepClone());
                }

                break;
            case 1 when node is JsonArray { Count: > 0 } items:
                items.RemoveAt(random.Next(items.Count));
                break;
            case 2 when node is JsonObject { Count: > 0 } members:
                members.Remove(members.ElementAt(random.Next(members.Count)).Key);
                break;
            case 3 when node is JsonObject members:
                members[random.Next(2) == 0 ? "unknown" : "type"] = Value(random);
                break;
            case 4 when node.Parent is not null:
                node.ReplaceWith(nodes[random.Next(nodes.Count)].DeepClone());
                break;
            default:
                if (node.Parent is not null)
                {
                    node.ReplaceWith(node is JsonValue && random.Next(2) == 0 ? Marked(Numbers.Literal(random)) : Value(random));
                }

                break;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => new JsonObject(),
        3 => new JsonArray(),
        4 => JsonValue.Create(string.Empty),
        5 => JsonValue.Create(new string('x', random.Next(1, 5000))),
        6 => Marked("\"\\ud800\""),
        7 => Marked(new string('[', 1 + random.Next(200)) + new string(']', random.Next(200))),
        8 => new JsonArray(null, null),
        _ => Marked(Numbers.Literal(random)),
    };

    private static JsonValue Marked(string text) => JsonValue.Create(Mark + Convert.ToHexString(Encoding.UTF8.GetBytes(text)) + Mark);

    private static string Unmark(string json)
    {
        string mark = JsonSerializer.Serialize(Mark)[1..^1];
        string[] parts = json.Split(mark);
        StringBuilder text = new(parts[0]);
        for (int i = 1; i < parts.Length; i++)
        {
            // Odd parts are the raw text between two marks; the quotes around them go.
            if (i % 2 == 1)
            {
                text.Length--;
                text.Append(Encoding.UTF8.GetString(Convert.FromHexString(parts[i])));
            }
            else
            {
                text.Append(parts[i].AsSpan(1));
            }
        }

        return text.ToString();
    }

    private static string RepeatMember(string json, Random random)
    {
        int start = json.IndexOf('"', random.Next(json.Length));
        int end = start < 0 ? -1 : json.IndexOf(',', start);
        return end < 0 ? json : json.Insert(end, "," + json[start..end]);
    }
}
