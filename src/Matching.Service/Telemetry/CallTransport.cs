using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Matching.Service;

/// <summary>How a call comes.</summary>
internal static class CallTransport
{
    /// <summary>JSON over HTTP.</summary>
    public const string Json = "json";

    private const string Grpc = "grpc";
    private const string GrpcWeb = "grpc_web";

    /// <summary>The way of a call.</summary>
    public static string Of(HttpContext context, Endpoint endpoint) =>
        !HttpFace.IsOn(context) ? Grpc : endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is null ? GrpcWeb : Json;
}
