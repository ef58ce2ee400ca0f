using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Matching.Service;

/// <summary>Messages and enums of the contract as schemas of an OpenAPI document, by the rules of ProtoJSON.</summary>
/// <param name="document">Takes each schema once, under the name of its type.</param>
internal sealed class ApiSchemas(OpenApiDocument document)
{
    private static readonly Dictionary<string, Func<OpenApiSchema>> WellKnown = new(StringComparer.Ordinal)
    {
        ["google.protobuf.Timestamp"] = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        ["google.protobuf.Duration"] = () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^-?\d+(\.\d{1,9})?s$" },
        ["google.protobuf.FieldMask"] = () => new OpenApiSchema { Type = JsonSchemaType.String },
        ["google.protobuf.Empty"] = () => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false },
    };

    /// <summary>A reference to a message's schema.</summary>
    public IOpenApiSchema Of(MessageDescriptor message)
    {
        if (WellKnown.TryGetValue(message.FullName, out var known))
        {
            return known();
        }

        var name = NameOf(message.FullName);
        Add(name, () => message.FullName == "google.protobuf.Any" ? Any() : Object(message, static _ => true, partial: false));
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>The same for a body that leaves out what stands elsewhere in the request.</summary>
    /// <param name="message">The message.</param>
    /// <param name="elsewhere">The field that the path holds; null for none.</param>
    public IOpenApiSchema BodyOf(MessageDescriptor message, string? elsewhere)
    {
        var name = NameOf(message.FullName);
        Add(name, () => Object(message, field => field.Name != elsewhere, partial: false));
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>The same for an update, in which nothing is required and what the service sets has no place.</summary>
    public IOpenApiSchema UpdateOf(MessageDescriptor message)
    {
        var name = NameOf(message.FullName) + "Update";
        Add(name, () => Object(message, field => !IsOutput(field) && !Behaves(field, FieldBehavior.Identifier), partial: true));
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>A field's schema, with what the contract says of it.</summary>
    public IOpenApiSchema Of(FieldDescriptor field)
    {
        var schema = TypeOf(field);
        Describe(schema, Contract.Comment(field), IsOutput(field));
        return schema;
    }

    /// <summary>A field's schema alone.</summary>
    public IOpenApiSchema TypeOf(FieldDescriptor field)
    {
        var one = One(field);
        return field.IsRepeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }

    /// <summary>Whether a caller must give a field.</summary>
    public static bool IsRequired(FieldDescriptor field) => Behaves(field, FieldBehavior.Required);

    private static bool IsOutput(FieldDescriptor field) => Behaves(field, FieldBehavior.OutputOnly);

    private static bool Behaves(FieldDescriptor field, FieldBehavior behaviour) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behaviour) == true;

    private static string NameOf(string fullName) => fullName.StartsWith("matching.v1.", StringComparison.Ordinal) ? fullName["matching.v1.".Length..] : fullName;

    private static void Describe(IOpenApiSchema schema, string comment, bool readOnly)
    {
        if (schema is OpenApiSchema plain)
        {
            plain.Description = comment;
            plain.ReadOnly = readOnly;
        }
        else if (schema is OpenApiSchemaReference reference)
        {
            // Beside a $ref these stand for this use of it (JSON Schema 2020-12).
            reference.Reference.Description = comment;
            reference.Reference.ReadOnly = readOnly ? true : null;
        }
    }

    private static OpenApiSchema Any() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A message of any type: @type says which, the fields of that type stand beside it.",
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["@type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The type, such as `type.googleapis.com/google.rpc.ErrorInfo`." },
        },
        AdditionalPropertiesAllowed = true,
    };

    private OpenApiSchema Object(MessageDescriptor message, Func<FieldDescriptor, bool> has, bool partial)
    {
        var fields = message.Fields.InDeclarationOrder().Where(has).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = Contract.Comment(message),
            Properties = fields.ToDictionary(field => field.JsonName, Of, StringComparer.Ordinal),
            Required = partial ? null : fields.Where(IsRequired).Select(field => field.JsonName).ToHashSet(StringComparer.Ordinal),
        };
    }

    private IOpenApiSchema One(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Double => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
        FieldType.Float => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "float" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "uint32" },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "int64" },
        FieldType.UInt64 or FieldType.Fixed64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uint64" },
        FieldType.Bool => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        FieldType.Bytes => new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte" },
        FieldType.Enum => Of(field.EnumType),
        FieldType.Message => Of(field.MessageType),
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private OpenApiSchemaReference Of(EnumDescriptor kind)
    {
        var name = NameOf(kind.FullName);
        var values = string.Join('\n', kind.Values.Select(value => $"- `{value.Name}`: {Contract.Comment(value)}"));
        Add(name, () => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"{Contract.Comment(kind)}\n\n{values}",
            Enum = [.. kind.Values.Select(value => (JsonNode)value.Name)],
        });
        return new OpenApiSchemaReference(name, document);
    }

    private void Add(string name, Func<OpenApiSchema> make)
    {
        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name))
        {
            // First the name: a message may hold itself.
            schemas[name] = new OpenApiSchema();
            schemas[name] = make();
        }
    }
}
