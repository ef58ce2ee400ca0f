using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Matching.Service;

/// <summary>Methods of the contract as operations of an OpenAPI document.</summary>
/// <param name="document">The document they are for.</param>
/// <param name="schemas">Makes its schemas.</param>
/// <param name="examples">Bodies by name of method.</param>
internal sealed class ApiOperations(OpenApiDocument document, ApiSchemas schemas, JsonObject examples)
{
    /// <summary>The name of the response that errors share.</summary>
    public const string Error = "Error";

    private const string Json = "application/json";

    /// <summary>Makes an operation.</summary>
    /// <param name="method">The method.</param>
    /// <param name="rule">Where its fields go.</param>
    /// <param name="path">Where it is.</param>
    public OpenApiOperation Of(MethodDescriptor method, HttpRule rule, HttpPath path)
    {
        var comment = Contract.Comment(method);
        return new OpenApiOperation
        {
            OperationId = method.Name,
            Summary = Contract.Summary(comment),
            Description = $"{comment}\n\nWhere callers must be known: for the role `{RoleSet.WordOf(method.GetOptions().GetExtension(V1.AccessExtensions.RequiredRole))}`.",
            Tags = new HashSet<OpenApiTagReference> { new(method.Service.Name, document) },
            Parameters = [.. PathParameters(method, path), .. QueryParameters(method, rule, path)],
            RequestBody = rule.Body.Length == 0 ? null : Body(method, rule, path),
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse
                {
                    Description = method.IsServerStreaming ? "One such object a line, as they come; after an error the last line is a google.rpc.Status." : Answer(method),
                    Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { [Json] = new OpenApiMediaType { Schema = schemas.Of(method.OutputType) } },
                },
                ["4XX"] = new OpenApiResponseReference(Error, document),
                ["5XX"] = new OpenApiResponseReference(Error, document),
            },
        };
    }

    private static string Answer(MethodDescriptor method)
    {
        var comment = Contract.Comment(method.OutputType);
        return method.OutputType.File.Package == "matching.v1" && comment.Length > 0 ? Contract.Summary(comment) + "." : "Done.";
    }

    private static IEnumerable<OpenApiParameter> PathParameters(MethodDescriptor method, HttpPath path)
    {
        var comment = path.Field is null ? string.Empty : Contract.Comment(HttpPath.FieldAt(method.InputType, path.Field));
        return path.Parameters.Select(name => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description = $"The id, without its collection. In the contract: {comment}",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = ApiExamples.Id(name),
        });
    }

    private List<IOpenApiParameter> QueryParameters(MethodDescriptor method, HttpRule rule, HttpPath path)
    {
        var parameters = new List<IOpenApiParameter>();
        if (rule.Body == "*")
        {
            return parameters;
        }

        foreach (var field in method.InputType.Fields.InDeclarationOrder().Where(field => field.Name != rule.Body && field.Name != path.Field))
        {
            if (field.FieldType == FieldType.Message && schemas.Of(field.MessageType) is OpenApiSchemaReference)
            {
                throw new NotSupportedException($"{field.FullName} is a message: it has no place in a query.");
            }

            parameters.Add(new OpenApiParameter
            {
                Name = field.JsonName,
                In = ParameterLocation.Query,
                Required = ApiSchemas.IsRequired(field),
                Description = Contract.Comment(field),
                Schema = schemas.TypeOf(field),
                Example = ApiExamples.Query(field),
            });
        }

        return parameters;
    }

    private OpenApiRequestBody Body(MethodDescriptor method, HttpRule rule, HttpPath path)
    {
        var schema = rule.Body == "*" ? schemas.BodyOf(method.InputType, path.Field)
            : path.Verb == HttpMethod.Patch ? schemas.UpdateOf(method.InputType.FindFieldByName(rule.Body).MessageType)
            : schemas.Of(method.InputType.FindFieldByName(rule.Body).MessageType);
        return new OpenApiRequestBody
        {
            Required = rule.Body != "*" || method.InputType.Fields.InDeclarationOrder().Any(field => ApiSchemas.IsRequired(field) && field.Name != path.Field),
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [Json] = new OpenApiMediaType { Schema = schema, Example = examples[method.Name]?.DeepClone() },
            },
        };
    }
}
