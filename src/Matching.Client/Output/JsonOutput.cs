using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Matching.Client;

/// <summary>Messages in protobuf's JSON mapping: camelCase, 64-bit numbers as strings, fields at their default included.</summary>
internal static class JsonOutput
{
    // What an operation and an error hold is named by its type only.
    private static readonly TypeRegistry Details = TypeRegistry.FromFiles(
        V1.ModelServiceReflection.Descriptor, V1.OperationServiceReflection.Descriptor, Google.Rpc.ErrorDetailsReflection.Descriptor);

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(Details));

    // Chinese names stay readable; the document goes to a pipe, never into a web page.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A message as a tree.</summary>
    public static JsonNode Node(IMessage message) => JsonNode.Parse(Formatter.Format(message))!;

    /// <summary>Messages as a list.</summary>
    public static JsonArray Nodes(IEnumerable<IMessage> messages) => [.. messages.Select(Node)];

    /// <summary>A message on one line, as files of one record a line have it.</summary>
    public static string Line(IMessage message) => JsonFormatter.Default.Format(message);

    /// <summary>Writes the one document of a command.</summary>
    public static void Write(ClientConsole console, JsonNode document) => console.Out.WriteLine(document.ToJsonString(Options));
}
