using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Store;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>A live answer as a caller sees it: <see cref="LiveRanking"/> through the service's own process and the wire.</summary>
internal sealed class LiveCalls(int candidates, int worldSize, double? p50, double p99) : IBenchmark
{
    private const string Service = "Matching.Service";

    public string Name => $"call live {candidates:N0}";

    public string What =>
        $"RankPartners over gRPC on loopback to the built service as a process of its own, nothing published, no query asked twice: the first 20 of the country of about {candidates:N0} institutions in a world of {worldSize:N0}, one caller; one of three queries names no sector";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } =
    [
        .. p50 is { } median ? [Bound.AtMost("p50", median, "ms")] : Array.Empty<Bound>(),
        Bound.AtMost("p99", p99, "ms"),
    ];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("the built service was not found beside this program");
        }

        var database = bed.PathOf($"live-{candidates}.db");
        RankPartnersRequest[] requests;
        using (var store = MatchingStore.Open(new StoreOptions(database)))
        {
            var files = bed.WriteFiles($"live-{candidates}", new SampleWorldOptions(Institutions: worldSize, Enterprises: 1_000, Engagements: 2 * worldSize));
            ImportJob.Run(store, ImportRequest.FromFolder(files), progress: null, CancellationToken.None);
            requests = Requests(LearningData.Load(store), candidates);
        }

        using var service = ServiceProcess.Start(program, ["--db", database, "--models", bed.Models.Directory], dataFolder: null);
        using var channel = GrpcChannel.ForAddress(service.Address);
        var client = new MatchingService.MatchingServiceClient(channel);

        // The service, too, is compiled anew while it warms up.
        var latency = Latency.Measure(bed.Rounds(5), bed.Size(1_000), call => Ask(client, requests[call % requests.Length]), TimeSpan.FromSeconds(bed.IsQuick ? 3 : 8));
        return Measurement.Of(Figure.Of("p50", latency.P50, "ms"), Figure.Of("p99", latency.P99, "ms"), Figure.Of("candidates", Ask(client, requests[0]), string.Empty));
    }

    private static int Ask(MatchingService.MatchingServiceClient client, RankPartnersRequest request)
    {
        try
        {
            var answer = client.RankPartners(request, new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(1)));
            return answer.Partners.Count == request.PageSize ? answer.TotalSize : throw new WrongResultException("a page lacks lines");
        }
        catch (RpcException error)
        {
            throw new WrongResultException($"the service answered {error.StatusCode}: {error.Status.Detail}");
        }
    }

    /// <summary>Every enterprise with every sector without a sector below it, in an order that mixes both; every third asks about all sectors instead.</summary>
    private static RankPartnersRequest[] Requests(LearningData data, int candidates)
    {
        var catalogue = data.Catalogue;
        var country = catalogue.Regions.Countries[Enumerable.Range(0, catalogue.CountryCount).MinBy(number => Math.Abs(catalogue.InCountry(number).Length - candidates))].Id.Value;
        var leaves = catalogue.Sectors.All.Where(sector => catalogue.Sectors.SelfAndDescendants(sector.Id).Count == 1).Select(sector => sector.Id.Value).ToArray();
        return [.. leaves.SelectMany((_, round) => catalogue.Enterprises.Select((enterprise, number) => new RankPartnersRequest
        {
            Enterprise = enterprise.Id.Value,
            Region = country,
            Sector = number % 3 == 2 ? string.Empty : leaves[(number + round) % leaves.Length],
            PageSize = 20,
        }))];
    }
}
