using Microsoft.AspNetCore.Http.Features;

namespace Matching.Service;

/// <summary>How a call ended and how it came, read off the response without allocating.</summary>
internal static class CallStatus
{
    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    private static readonly object Key = new();

    /// <summary>Remembers the status of a call that is answered as JSON, where an HTTP status can stand for two.</summary>
    public static void Remember(HttpContext context, int code) => context.Items[Key] = Name(code);

    /// <summary>The status's name.</summary>
    public static string Of(HttpContext context, string transport)
    {
        if (transport == CallTransport.Json)
        {
            return context.Items.TryGetValue(Key, out var name) ? (string)name! : OfHttp(context.Response.StatusCode);
        }

        var header = context.Response.Headers.GrpcStatus;
        if (header.Count == 0 && context.Features.Get<IHttpResponseTrailersFeature>() is { Trailers: { } trailers })
        {
            header = trailers.GrpcStatus;
        }

        return header.Count > 0 && int.TryParse(header[0], out var code) ? Name(code) : context.RequestAborted.IsCancellationRequested ? Names[1] : OfHttp(context.Response.StatusCode);
    }

    /// <summary>Whether the service is to blame, as OpenTelemetry's conventions for gRPC have it.</summary>
    public static bool IsFault(string name) => name is "UNKNOWN" or "DEADLINE_EXCEEDED" or "UNIMPLEMENTED" or "INTERNAL" or "UNAVAILABLE" or "DATA_LOSS";

    private static string Name(int code) => code >= 0 && code < Names.Length ? Names[code] : Names[2];

    private static string OfHttp(int status) => status switch
    {
        < 300 => Names[0],
        400 => Names[3],
        401 => Names[16],
        403 => Names[7],
        404 => Names[5],
        408 => Names[1],
        409 => Names[10],
        413 or 429 => Names[8],
        503 => Names[14],
        504 => Names[4],
        _ => Names[2],
    };
}
