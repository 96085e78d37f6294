using System.Text.Json;

namespace SpeechEmotion.Abstractions.Tests;

public sealed class JsonFaultTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    [Theory]
    [InlineData("{\n\"epoch\": 2 }", "'epoch' is not known here. (at epoch, line 2)")]
    [InlineData("{\n\n\"epochs\": \"many\" }", "A value is of another kind than it must be. (at epochs, line 3)")]
    [InlineData("{ \"epochs\": 2,\n }", "The JSON object contains a trailing comma at the end which is not supported in this mode. (line 2)")]
    public void Describe_WhatAPersonWrote_NamesNoTypeAndCountsLinesFromOne(string json, string expected)
    {
        JsonException error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Options>(json, Strict));

        Assert.Equal(expected, JsonFault.Describe(error));
    }

    private sealed record Options(int Epochs);
}
