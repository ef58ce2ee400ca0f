using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Matching.Service;

/// <summary>Whether a JSON value, or the text of a query parameter, can be the value of a field, by the rules of ProtoJSON.</summary>
internal static class JsonValue
{
    /// <summary>Whether a message is written as a text: a moment, a duration, a mask.</summary>
    public static bool IsText(MessageDescriptor message) =>
        message == Timestamp.Descriptor || message == Duration.Descriptor || message == FieldMask.Descriptor;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Problem(FieldDescriptor field, JsonElement value) => field.FieldType switch
    {
        FieldType.String => value.ValueKind != JsonValueKind.String ? "must be a string." : TextOf(value) is null ? "is not Unicode: a surrogate stands alone." : null,
        FieldType.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false.",
        FieldType.Message => TextOf(value) is { } text ? ProblemOfText(field, text) : Expected(field),
        FieldType.Enum when value.ValueKind == JsonValueKind.Number => value.TryGetInt32(out _) ? null : Expected(field),
        FieldType.Enum => TextOf(value) is { } name && field.EnumType.FindValueByName(name) is not null ? null : Expected(field),
        _ => (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : TextOf(value)) is { } number ? ProblemOfText(field, number) : Expected(field),
    };

    /// <summary>What is wrong with a value written as a text; null when nothing is.</summary>
    public static string? ProblemOfText(FieldDescriptor field, string text) => IsValid(field, text) ? null : Expected(field);

    private static bool IsValid(FieldDescriptor field, string text)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        var culture = CultureInfo.InvariantCulture;
        return field.FieldType switch
        {
            FieldType.String => true,
            FieldType.Bool => bool.TryParse(text, out _),
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => int.TryParse(text, Whole, culture, out _),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => long.TryParse(text, Whole, culture, out _),
            FieldType.UInt32 or FieldType.Fixed32 => uint.TryParse(text, NumberStyles.None, culture, out _),
            FieldType.UInt64 or FieldType.Fixed64 => ulong.TryParse(text, NumberStyles.None, culture, out _),
            FieldType.Float => float.TryParse(text, NumberStyles.Float, culture, out _),
            FieldType.Double => double.TryParse(text, NumberStyles.Float, culture, out _),
            FieldType.Bytes => Convert.TryFromBase64String(text, new byte[text.Length], out _),
            FieldType.Enum => field.EnumType.FindValueByName(text) is not null
                || (int.TryParse(text, Whole, culture, out var number) && field.EnumType.FindValueByNumber(number) is not null),
            FieldType.Message => IsMessage(field.MessageType, text),
            _ => false,
        };
    }

    private static bool IsMessage(MessageDescriptor message, string text)
    {
        if (message == FieldMask.Descriptor)
        {
            // Which paths make sense the method says, with those it knows.
            return true;
        }

        try
        {
            JsonParser.Default.Parse($"\"{JsonEncodedText.Encode(text)}\"", message);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static string Expected(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => "must be true or false.",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => "must be a whole number of 32 bits.",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => "must be a whole number of 64 bits, as a number or a string.",
        FieldType.UInt32 or FieldType.Fixed32 or FieldType.UInt64 or FieldType.Fixed64 => "must be a whole number from 0.",
        FieldType.Float or FieldType.Double => "must be a number.",
        FieldType.Bytes => "must be a string in base64.",
        FieldType.Enum => $"must name a {field.EnumType.Name}: {string.Join(", ", field.EnumType.Values.Select(value => value.Name))}.",
        FieldType.Message when field.MessageType == Timestamp.Descriptor => "must be a moment as in RFC 3339, such as '2026-01-31T10:00:00Z'.",
        FieldType.Message when field.MessageType == Duration.Descriptor => "must be a duration in seconds, such as '30s'.",
        FieldType.Message => "must be a string: names of fields, parted by ','.",
        _ => "must be a string.",
    };

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            return null;
        }
    }
}
