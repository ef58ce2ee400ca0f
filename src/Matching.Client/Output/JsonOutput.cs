using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Matching.Client;

/// <summary>Messages in protobuf's JSON mapping: camelCase, 64-bit numbers as strings, fields at their default included.</summary>
internal static class JsonOutput
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    // Chinese names stay readable; the document goes to a pipe, never into a web page.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A message as a tree.</summary>
    public static JsonNode Node(IMessage message) => JsonNode.Parse(Formatter.Format(message))!;

    /// <summary>Writes the one document of a command.</summary>
    public static void Write(ClientConsole console, JsonNode document) => console.Out.WriteLine(document.ToJsonString(Options));
}
