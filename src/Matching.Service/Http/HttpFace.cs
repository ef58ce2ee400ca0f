using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Service;

/// <summary>The face to those who do not speak gRPC, on addresses of its own: JSON over HTTP by the contract's annotations, and gRPC-Web.</summary>
internal static class HttpFace
{
    /// <summary>Every message that an <c>Any</c> in an answer can hold: details of errors, and what operations tell.</summary>
    public static TypeRegistry AnyTypes { get; } = TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor, V1.ModelServiceReflection.Descriptor, V1.OperationServiceReflection.Descriptor);

    /// <summary>Listens for HTTP/1.1: without TLS the two sides cannot agree on HTTP/2, and browsers do not try.</summary>
    public static void Listen(KestrelServerOptions kestrel, ServiceOptions options)
    {
        foreach (var address in options.Http.Addresses)
        {
            kestrel.Listen(address.EndPoint, listen =>
            {
                listen.Protocols = address.IsTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                TlsEndpoint.Use(listen, address, options.Settings);
                listen.Use(next => connection =>
                {
                    connection.Features.Set(HttpFaceFeature.Instance);
                    return next(connection);
                });
            });
        }
    }

    /// <summary>Adds what the face needs.</summary>
    public static void AddServices(IServiceCollection services, HttpFaceOptions options)
    {
        if (options.Addresses.Count == 0)
        {
            return;
        }

        services.AddGrpc().AddJsonTranscoding(json =>
        {
            json.TypeRegistry = AnyTypes;
            json.JsonSettings.WriteInt64sAsStrings = true;
        });
        services.AddCors(cors => cors.AddDefaultPolicy(policy => Allow(policy, options.CorsOrigins)));
    }

    /// <summary>Guards the face before routing.</summary>
    public static void UseGuard(WebApplication app, HttpFaceOptions options)
    {
        if (options.Addresses.Count > 0)
        {
            app.UseWhen(IsOn, face =>
            {
                face.UseStatusCodePages(StatusJson.WriteEmptyAsync);
                face.UseMiddleware<OriginCheck>();
                ApiPage.Use(face);
            });
        }
    }

    /// <summary>Serves the face behind routing, and on the addresses for gRPC gRPC alone.</summary>
    public static void Use(WebApplication app, HttpFaceOptions options)
    {
        if (options.Addresses.Count == 0)
        {
            return;
        }

        app.Use(static (context, next) =>
        {
            if (!IsOn(context) && context.GetEndpoint()?.Metadata is { } metadata
                && (metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not null || metadata.GetMetadata<HttpFaceOnly>() is not null))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseWhen(IsOn, face =>
        {
            face.UseCors();
            face.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        });
    }

    /// <summary>Checks JSON requests of callers that are let in.</summary>
    public static void UseCheck(WebApplication app, HttpFaceOptions options)
    {
        if (options.Addresses.Count > 0)
        {
            app.UseWhen(IsOn, face => face.UseMiddleware<JsonRequestCheck>());
        }
    }

    /// <summary>Keeps an endpoint off the addresses for gRPC.</summary>
    public static void OnlyThere(EndpointBuilder endpoint) => endpoint.Metadata.Add(new HttpFaceOnly());

    /// <summary>Whether a request came in on an address for HTTP.</summary>
    public static bool IsOn(HttpContext context) => context.Features.Get<HttpFaceFeature>() is not null;

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .AllowAnyHeader()
        .WithMethods("GET", "POST", "PATCH", "DELETE")
        .WithExposedHeaders("grpc-status", "grpc-message", "grpc-encoding", "grpc-accept-encoding", "grpc-status-details-bin", CallScope.RequestIdHeader)
        .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
