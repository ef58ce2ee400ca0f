using Google.Protobuf.Collections;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Reads the fields that the resources of the catalogue share.</summary>
internal static class ResourceFields
{
    /// <summary>Longest name or alias of an enterprise or institution, in UTF-16 units: as in the interchange format.</summary>
    public const int MaxNameLength = 500;

    /// <summary>Most aliases of an enterprise or institution: as in the interchange format.</summary>
    public const int MaxAliases = 100;

    /// <summary>A name on one line, trimmed; empty when refused or, unless required, not given.</summary>
    public static string Name(this RequestFields fields, string field, string text, int maxLength, bool required)
    {
        var name = text.Trim();
        if (name.Length == 0)
        {
            if (required)
            {
                fields.Refuse(field, "is required.");
            }

            return string.Empty;
        }

        if (name.Length > maxLength)
        {
            fields.Refuse(field, $"is {name.Length} characters long; at most {maxLength} are allowed.");
        }
        else if (name.AsSpan().ContainsAnyInRange('\0', '\x1f') || name.Contains('\x7f', StringComparison.Ordinal))
        {
            fields.Refuse(field, "holds a line break or another control character.");
        }

        return name;
    }

    /// <summary>Other names: trimmed, without repeats and the name itself, as an import of files keeps them.</summary>
    public static IReadOnlyList<string> Aliases(this RequestFields fields, string field, RepeatedField<string> given, string name, int maxCount, int maxLength)
    {
        if (given.Count > maxCount)
        {
            fields.Refuse(field, $"holds {given.Count} names; at most {maxCount} are allowed.");
            return [];
        }

        var aliases = new List<string>();
        for (var i = 0; i < given.Count; i++)
        {
            var alias = fields.Name($"{field}[{i}]", given[i], maxLength, required: true);
            if (alias.Length > 0 && alias != name && !aliases.Contains(alias))
            {
                aliases.Add(alias);
            }
        }

        return aliases;
    }

    /// <summary>The id a new resource is to have: the caller's, or one made here; empty when refused.</summary>
    public static string NewId(this RequestFields fields, string field, string text, TimeProvider time)
    {
        if (text.Length == 0)
        {
            // In order of time, so that new rows stand together.
            return Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        }

        if (!IdentifierRules.IsValid(text))
        {
            fields.Refuse(field, $"'{RequestFields.Shorten(text)}' is not an id ({IdentifierRules.Description}).");
            return string.Empty;
        }

        return text;
    }
}
