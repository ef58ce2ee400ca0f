using System.Globalization;
using Grpc.Net.Client;
using Matching.Service;
using Matching.V1;

namespace Matching.Bench.Host;

/// <summary>
/// The product and an echo of one of its answers in one process, each on a port of its own: what the product adds to an echo is what it does.
/// Started by the benchmark, spoken to by lines.
/// </summary>
internal static class HostProgram
{
    /// <summary>Runs until the input ends.</summary>
    /// <param name="args">Store, models folder, bytes of the reply cache; then enterprise, sector and region of the answer to echo.</param>
    /// <param name="input">Commands: <c>allocated</c> asks for the bytes allocated so far.</param>
    /// <param name="output">Addresses and answers, one a line.</param>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        if (args is not [var database, var models, var cache, var enterprise, var sector, var region])
        {
            await output.WriteLineAsync("usage: DB MODELS CACHE-BYTES ENTERPRISE SECTOR REGION");
            return 2;
        }

        if (!ListenAddress.TryParse("http://127.0.0.1:0", out var address, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        var bytes = long.Parse(cache, CultureInfo.InvariantCulture);
        var options = new ServiceOptions(database, models, [address], SampleWhenEmpty: false)
        {
            ReplyCache = bytes == 0 ? ReplyCacheOptions.Off : new ReplyCacheOptions(bytes),
            DrainDelay = TimeSpan.Zero,
        };
        await using var product = await ServiceHost.StartAsync(options, static builder => builder.Logging.SetMinimumLevel(LogLevel.Warning), CancellationToken.None);
        using var channel = GrpcChannel.ForAddress(product.Urls.First());
        var reply = await new MatchingService.MatchingServiceClient(channel).RankPartnersAsync(
            new RankPartnersRequest { Enterprise = enterprise, Sector = sector, Region = region });
        await using var echo = await EchoHost.StartAsync(reply);
        await output.WriteLineAsync($"product {product.Urls.First()}");
        await output.WriteLineAsync($"echo {echo.Urls.First()}");
        await output.FlushAsync();
        while (await input.ReadLineAsync() is { } line)
        {
            await output.WriteLineAsync(line == "allocated"
                ? GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture)
                : $"unknown command '{line}'");
            await output.FlushAsync();
        }

        return 0;
    }
}
