using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.V1;

namespace Matching.Bench.Benchmarks;

/// <summary>The same questions to a service over 10,000 institutions and to one over a hundred times as many.</summary>
internal sealed class SizeServing : IBenchmark
{
    private const string Service = "Matching.Service";
    private const int Small = 10_000;
    private const int Pages = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Without kept replies every page is read from the store, however often it was asked for.</summary>
    private static readonly string[] NoneKept = ["--reply-cache", "0"];

    public string Name => "size 1,000,000";

    public string What =>
        "1,000,000 institutions, 100,000 enterprises, 10,000,000 engagements in a service of its own: start to first answer; published pages (no replies kept: each is read from the store) and live rankings of equally many candidates, one caller; peak resident memory (VmHWM) after that, and after one CreateInstitution was taken up and the whole store read again";

    public string? Against => "the same at a hundredth of the size, in turns";

    public IReadOnlyList<Bound> Bounds { get; } =
    [
        Bound.AtMost("page p99", 1.5, "× small"),
        Bound.AtMost("live p99", 1.5, "× small"),
        Bound.AtMost("start", 30, "s"),
        Bound.AtMost("peak after a change", 3_000, "MB"),
    ];

    public Measurement Run(SampleBed bed)
    {
        if (bed.LargeStore is not { } database)
        {
            return Measurement.Skipped("takes minutes: ask for it with --large");
        }

        if (!PeakMemory.IsKnown || Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("this system does not tell a process's peak memory, or the built service was not found beside this program");
        }

        var smallDatabase = bed.PathOf("size-small.db");
        SizedStore.Make(bed, smallDatabase, Small);
        SizedStore.Make(bed, database, 100 * Small);
        var version = bed.Models.CurrentVersion()!;
        var (smallQueries, smallSizes) = SizedStore.Publish(smallDatabase, version, Pages);
        var (queries, sizes) = SizedStore.Publish(database, version, Pages);

        var begin = Stopwatch.GetTimestamp();
        using var large = ServiceProcess.Start(program, ["--db", database, "--models", bed.Models.Directory, .. NoneKept], dataFolder: null);
        using var channel = GrpcChannel.ForAddress(large.Address);
        var ours = new MatchingService.MatchingServiceClient(channel);
        Ask(ours, PublishedBed.Request(queries[0]), RankingSource.Published);
        var start = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        using var small = ServiceProcess.Start(program, ["--db", smallDatabase, "--models", bed.Models.Directory, .. NoneKept], dataFolder: null);
        using var smallChannel = GrpcChannel.ForAddress(small.Address);
        var theirs = new MatchingService.MatchingServiceClient(smallChannel);

        var pages = Compare(
            bed,
            calls: 2_000,
            call => Ask(ours, PublishedBed.Request(queries[call % queries.Length]), RankingSource.Published),
            call => Ask(theirs, PublishedBed.Request(smallQueries[call % smallQueries.Length]), RankingSource.Published));
        var (country, region, candidates) = EquallyMany(sizes, smallSizes);
        var live = Compare(
            bed,
            calls: 400,
            call => Ask(ours, Live(queries[call % queries.Length].Enterprise, country), RankingSource.Live),
            call => Ask(theirs, Live(smallQueries[call % smallQueries.Length].Enterprise, region), RankingSource.Live));
        var peak = large.PeakMegabytes;
        Change(channel, ours);
        return Measurement.Of(
            Figure.Of("page p99", pages, "× small"),
            Figure.Of("live p99", live, "× small"),
            Figure.Of("candidates", candidates, string.Empty),
            Figure.Of("start", start, "s"),
            Figure.Of("peak", peak, "MB"),
            Figure.Of("peak after a change", large.PeakMegabytes, "MB"),
            Figure.Of("small peak", small.PeakMegabytes, "MB"));
    }

    /// <summary>The p99 of ours over theirs, one a round.</summary>
    private static double[] Compare(SampleBed bed, int calls, Action<int> ours, Action<int> theirs)
    {
        var ratios = new double[bed.Rounds(5)];
        for (var round = 0; round < ratios.Length; round++)
        {
            var warmUp = round == 0 ? TimeSpan.FromSeconds(3) : TimeSpan.FromMilliseconds(1);
            var first = Latency.Measure(1, bed.Size(calls), ours, warmUp);
            ratios[round] = first.P99[0] / Latency.Measure(1, bed.Size(calls), theirs, warmUp).P99[0];
        }

        return ratios;
    }

    /// <summary>A country of the large world and a region of the small one of equally many institutions, as nearly as there are.</summary>
    private static (string Country, string Region, int Candidates) EquallyMany(
        IReadOnlyDictionary<CountryCode, int> sizes, IReadOnlyDictionary<CountryCode, int> smallSizes) => sizes
            .Where(pair => pair.Value > 1_000)
            .SelectMany(pair => RegionTree.Default.All
                .Where(region => region.Kind != Domain.RegionKind.Country)
                .Select(region => (Country: pair.Key.Value, Region: region.Id.Value, Candidates: pair.Value, Others: region.Countries.Sum(code => smallSizes.GetValueOrDefault(code)))))
            .OrderBy(pair => Math.Abs(Math.Log((double)pair.Others / pair.Candidates)))
            .Select(pair => (pair.Country, pair.Region, pair.Candidates))
            .First();

    private static RankPartnersRequest Live(EnterpriseId enterprise, string region) => new() { Enterprise = enterprise.Value, Sector = "energy", Region = region, Explain = false, MaxPerKind = 9_999 };

    private static void Ask(MatchingService.MatchingServiceClient client, RankPartnersRequest request, RankingSource source)
    {
        var answer = client.RankPartners(request, Options());
        if (answer.Partners.Count == 0 || answer.Source != source)
        {
            throw new WrongResultException($"{request.Region} was answered by {answer.Source} with {answer.Partners.Count} lines");
        }
    }

    private static void Change(GrpcChannel channel, MatchingService.MatchingServiceClient client)
    {
        var query = new RankPartnersRequest { Enterprise = "SE000001", Region = "ZM", PageSize = 1 };
        var before = client.RankPartners(query, Options()).TotalSize;
        new CatalogueService.CatalogueServiceClient(channel).CreateInstitution(
            new CreateInstitutionRequest
            {
                Institution = new V1.Institution { DisplayName = "Invented New Power Company", CountryCode = "ZM", Kind = V1.InstitutionKind.Utility },
            },
            Options());
        var begin = Stopwatch.GetTimestamp();
        while (client.RankPartners(query, Options()).TotalSize == before)
        {
            if (Stopwatch.GetElapsedTime(begin) > Patience)
            {
                throw new WrongResultException($"a new institution was not taken up within {Patience}");
            }
        }
    }

    private static CallOptions Options() => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience);
}
