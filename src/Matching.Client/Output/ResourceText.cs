using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Matching.V1;

namespace Matching.Client;

/// <summary>Any message of the contract for a person to read: one line for each field that says something.</summary>
internal static class ResourceText
{
    /// <summary>Writes messages, as JSON or for a person.</summary>
    public static void Write(ClientConsole console, bool json, params IReadOnlyList<IMessage> messages)
    {
        if (json)
        {
            JsonOutput.Write(console, messages.Count == 1 ? JsonOutput.Node(messages[0]) : JsonOutput.Nodes(messages));
            return;
        }

        foreach (var message in messages)
        {
            var table = new ResultTable(("field", false), ("value", false));
            Describe(table, string.Empty, message);
            table.Write(console);
        }
    }

    private static void Describe(ResultTable table, string path, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (value is IMessage inner and not (Timestamp or Google.Type.Date or Any))
            {
                Describe(table, $"{path}{field.Name}.", inner);
            }
            else if (Text(field, value) is { Length: > 0 } text and not "0" and not "False")
            {
                table.Add(path + field.Name, text);
            }
        }
    }

    private static string Text(FieldDescriptor field, object? value) => value switch
    {
        InstitutionKind kind => kind == InstitutionKind.Unspecified ? string.Empty : KindWords.Of(kind),
        RegionKind kind => kind.ToString(),
        System.Enum other => Word(field, other),
        Timestamp time => time.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        Google.Type.Date date => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}",
        Any any => any.TypeUrl,
        IEnumerable list and not string => string.Join(" | ", list.Cast<object>()),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private static string Word(FieldDescriptor field, System.Enum value)
    {
        var number = Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);
        return number == 0 ? string.Empty : field.EnumType.FindValueByNumber(number)?.Name ?? value.ToString();
    }
}
