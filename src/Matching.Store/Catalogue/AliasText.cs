using System.Text.Encodings.Web;
using System.Text.Json;

namespace Matching.Store;

/// <summary>Aliases are always read with their owner and searched through the name index, so they are one JSON column, not a table.</summary>
internal static class AliasText
{
    private const string None = "[]";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Join(IReadOnlyList<string> aliases) => aliases.Count == 0 ? None : JsonSerializer.Serialize(aliases, Readable);

    public static IReadOnlyList<string> Split(string text) => text == None ? [] : JsonSerializer.Deserialize<string[]>(text, Readable) ?? [];

    /// <summary>The name and every alias.</summary>
    public static IEnumerable<string> Names(string name, string aliases) => Split(aliases).Prepend(name);
}
