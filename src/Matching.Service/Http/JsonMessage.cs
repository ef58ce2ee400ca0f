using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Matching.Service;

/// <summary>Holds a JSON object against a message of the contract, by the rules of ProtoJSON.</summary>
internal static class JsonMessage
{
    /// <summary>Names every member that is no field, and every value that its field cannot take.</summary>
    /// <param name="fields">Hears them.</param>
    /// <param name="message">The message.</param>
    /// <param name="json">What was sent.</param>
    /// <param name="path">Where it stands in the request; empty for the request itself.</param>
    public static void Check(RequestFields fields, MessageDescriptor message, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            fields.Refuse(path.Length == 0 ? "(body)" : path, $"must be an object, a {message.Name}.");
            return;
        }

        var within = path.Length == 0 ? string.Empty : path + ".";
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is not { } name || Field(message, name) is not { } field)
            {
                fields.Refuse(within + RequestFields.Shorten(NameOf(member) ?? "?"), $"is no field of {message.Name}.");
                continue;
            }

            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            CheckField(fields, field, member.Value, within + field.Name);
            if (field.RealContainingOneof is { } choice && !choices.TryAdd(choice.Name, field.Name))
            {
                fields.Refuse(within + field.Name, $"cannot be given beside {choices[choice.Name]}: they are one choice.");
            }
        }
    }

    /// <summary>A field by its JSON name or its name in the contract; null when there is none.</summary>
    public static FieldDescriptor? Field(MessageDescriptor message, string name)
    {
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            if (field.JsonName == name || field.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    private static void CheckField(RequestFields fields, FieldDescriptor field, JsonElement value, string path)
    {
        if (!field.IsRepeated)
        {
            CheckOne(fields, field, value, path);
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            fields.Refuse(path, "must be an array.");
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            CheckOne(fields, field, item, $"{path}[{index++}]");
        }
    }

    private static void CheckOne(RequestFields fields, FieldDescriptor field, JsonElement value, string path)
    {
        if (field.FieldType == FieldType.Message && !JsonValue.IsText(field.MessageType))
        {
            Check(fields, field.MessageType, value, path);
        }
        else if (JsonValue.Problem(field, value) is { } problem)
        {
            fields.Refuse(path, problem);
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            return null;
        }
    }
}
