using System.Net;
using Grpc.AspNetCore.Server.Model;
using Matching.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Bench.Host;

/// <summary>A gRPC service on a Kestrel set up as the product's, without interceptors, that gives one message back whatever it is asked.</summary>
internal static class EchoHost
{
    public static async Task<WebApplication> StartAsync(RankPartnersResponse reply)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0), listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new EchoRpc(reply));
        builder.Services.AddSingleton<IServiceMethodProvider<EchoRpc>, EchoBinding>();
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<EchoRpc>();
        await app.StartAsync();
        return app;
    }
}
