using Microsoft.OpenApi;

namespace Matching.Service;

/// <summary>The contract over HTTP as an OpenAPI 3.1 document: made from the descriptors, their annotations and their comments, and nothing else.</summary>
internal static class ApiDocument
{
    /// <summary>Where the service answers it.</summary>
    public const string Path = "/openapi/v1.json";

    /// <summary>Where the repository keeps it, for those who read it there.</summary>
    public const string File = "docs/openapi.json";

    /// <summary>The document as JSON.</summary>
    public static Task<string> JsonAsync(CancellationToken cancellation) => Create(Contract.Load()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation);

    /// <summary>Makes the document.</summary>
    public static OpenApiDocument Create(Contract contract)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "Matching",
                Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
                Description = "Which local institutions a Chinese enterprise should meet first. JSON over HTTP by the annotations of the gRPC contract: "
                    + "errors are `google.rpc.Status` with details, 64-bit whole numbers are strings.",
            },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Components = new OpenApiComponents
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
                Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
                SecuritySchemes = ApiSecurity.Schemes(),
            },
            // The question the service is there for stands first.
            Tags = contract.Services.OrderByDescending(service => service.Name == nameof(V1.MatchingService)).Select(service => new OpenApiTag { Name = service.Name, Description = Contract.Comment(service) }).ToHashSet(),
        };
        document.Security = ApiSecurity.Requirements(document);
        var schemas = new ApiSchemas(document);
        var status = contract.Files.SelectMany(file => file.Dependencies).SelectMany(file => file.MessageTypes).First(message => message.FullName == "google.rpc.Status");
        document.Components.Responses[ApiOperations.Error] = new OpenApiResponse
        {
            Description = "What was wrong: a stable reason in google.rpc.ErrorInfo, every bad field in google.rpc.BadRequest, the request id in google.rpc.RequestInfo.",
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType { Schema = schemas.Of(status), Example = ApiExamples.Bodies()["error"]?.DeepClone() },
            },
        };
        var operations = new ApiOperations(document, schemas, ApiExamples.Bodies());
        var patterns = contract.ResourcePatterns.ToList();
        foreach (var (method, rule) in contract.HttpMethods)
        {
            var path = HttpPath.Of(rule, patterns);
            if (!document.Paths.TryGetValue(path.Template, out var item))
            {
                document.Paths[path.Template] = item = new OpenApiPathItem();
            }

            ((OpenApiPathItem)item).AddOperation(path.Verb, operations.Of(method, rule, path));
        }

        return document;
    }
}
