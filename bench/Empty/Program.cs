using Matching.Bench.Empty;
using Microsoft.AspNetCore.Server.Kestrel.Core;

// The least that answers over gRPC: what every service of this framework pays to start.
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();
await using var app = builder.Build();
app.UseRouting();
app.MapGrpcService<EmptyRpc>();
await app.StartAsync();
Console.WriteLine($"Listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
