using Google.Api;
using Google.Protobuf.Reflection;

namespace Matching.Service;

/// <summary>Holds the query parameters of a request against the fields they stand for.</summary>
internal static class JsonQuery
{
    /// <summary>Names every parameter that stands for no field, or whose text its field cannot take.</summary>
    /// <param name="fields">Hears them.</param>
    /// <param name="message">The request.</param>
    /// <param name="rule">How the request is laid out over HTTP.</param>
    /// <param name="query">The parameters.</param>
    public static void Check(RequestFields fields, MessageDescriptor message, HttpRule rule, IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            var field = Find(message, name);
            if (field is null || rule.Body == "*" || IsOfBody(rule, name))
            {
                fields.Refuse(
                    RequestFields.Shorten(name),
                    field is null ? $"is no field of {message.Name} that a query parameter can hold." : "belongs into the body, not into the query.");
            }
            else if (values.Count > 1 && !field.IsRepeated)
            {
                fields.Refuse(field.Name, "is given more than once.");
            }
            else
            {
                foreach (var value in values)
                {
                    if (JsonValue.ProblemOfText(field, value ?? string.Empty) is { } problem)
                    {
                        fields.Refuse(name, problem);
                    }
                }
            }
        }
    }

    /// <summary>The field at a path such as <c>candidate_filter.kinds</c>; null when there is none, or when it is a whole message.</summary>
    private static FieldDescriptor? Find(MessageDescriptor message, string path)
    {
        FieldDescriptor? field = null;
        var current = message;
        foreach (var name in path.Split('.'))
        {
            field = current is null ? null : JsonMessage.Field(current, name);
            if (field is null)
            {
                return null;
            }

            current = field.FieldType == FieldType.Message && !field.IsRepeated && !JsonValue.IsText(field.MessageType) ? field.MessageType : null;
        }

        return field?.FieldType == FieldType.Message && !JsonValue.IsText(field.MessageType) ? null : field;
    }

    private static bool IsOfBody(HttpRule rule, string path) => rule.Body.Length > 0 && path.Split('.')[0] == rule.Body;
}
