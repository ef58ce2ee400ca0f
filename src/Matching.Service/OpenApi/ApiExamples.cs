using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Matching.Service;

/// <summary>Examples for the OpenAPI document. Their ids are those of the sample world, so that they can be tried on it.</summary>
internal static class ApiExamples
{
    private const string Resource = "openapi.examples.json";

    /// <summary>Bodies by name of method.</summary>
    public static JsonObject Bodies()
    {
        using var stream = typeof(ApiExamples).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>An id for a part of a path; null when none is known beforehand.</summary>
    public static JsonNode? Id(string parameter) => parameter switch
    {
        "enterprise" => "SE000001",
        "institution" => "SI0000001",
        "sector" => "energy",
        "region" => "ZM",
        "model" => "current",
        _ => null,
    };

    /// <summary>A value for a query parameter that a caller must give.</summary>
    public static JsonNode? Query(FieldDescriptor field) => field.Name == "query" ? "power" : null;
}
