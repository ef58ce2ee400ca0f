using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Benchmarks;

/// <summary>A published page over the wire against an echo of the same reply, as h2load sees both.</summary>
/// <param name="isCached">Whether the reply cache holds the answer; otherwise it is off and each answer is read from the store.</param>
internal sealed class PageServing(bool isCached) : IBenchmark
{
    /// <summary>The method that is asked, and the echo's.</summary>
    public const string Method = "/matching.v1.MatchingService/RankPartners";

    /// <inheritdoc cref="Method"/>
    public const string EchoMethod = "/bench.Echo/Echo";

    private const int Calls = 100_000;

    public string Name => isCached ? "serve cached" : "serve stored";

    public string What =>
        $"RankPartners of a published page, 20 lines, {(isCached ? "in the reply cache" : "reply cache off: SQLite through Dapper")}; h2load, {H2Load.Connections} connections × {H2Load.Streams} streams, every interceptor and middleware of the product";

    public string? Against => "a gRPC method without interceptors that gives the same reply message back, in the same process on the same Kestrel set-up";

    public IReadOnlyList<Bound> Bounds { get; } = isCached
        ? [Bound.AtLeast(Figure.Ratio, 0.85), Bound.AtMost("allocated", 1_300, "B/call"), Bound.AtMost("p99 at half load", 2, "× echo")]
        : [Bound.AtLeast(Figure.Ratio, 0.50), Bound.AtMost("allocated", 4_000, "B/call")];

    public Measurement Run(SampleBed bed)
    {
        if (H2Load.WhyNot() is { } reason)
        {
            return Measurement.Skipped(reason);
        }

        var published = PublishedBed.Make(bed, $"{Name}.db".Replace(' ', '-'));
        using var host = HostProcess.Start(published.Database, bed.Models.Directory, isCached ? 64 << 20 : 0, published.Echoed);
        if (host is null)
        {
            return Measurement.Skipped("the built host was not found beside this program");
        }

        var load = new H2Load(published.WriteRequest(bed));
        var (ours, echo) = (host.Product + Method, host.Echo + EchoMethod);
        var calls = bed.Size(Calls);
        var bytes = new List<double>();
        var pair = Pair.Measure(
            bed.Rounds(7),
            () =>
            {
                var before = host.Allocated;
                var rate = load.Rate(ours, calls);
                bytes.Add((double)(host.Allocated - before) / calls);
                return rate;
            },
            () => load.Rate(echo, calls),
            warmUp: TimeSpan.FromSeconds(3));
        var allocated = bytes.TakeLast(bed.Rounds(7)).ToArray();
        var figures = new List<Figure>([.. Figure.Of(pair, "ours", "echo", "calls/s"), Figure.Of("allocated", allocated, "B/call")]);
        if (isCached)
        {
            figures.AddRange(HalfLoad(load, ours, echo, pair.Ours.Min() / 2, bed));
        }

        return Measurement.Of(figures);
    }

    private static IEnumerable<Figure> HalfLoad(H2Load load, string ours, string echo, double rate, SampleBed bed)
    {
        var (calls, log) = ((int)(rate * (bed.IsQuick ? 1 : 3)), bed.PathOf("h2load.log"));
        var (own, others) = (new List<double>(), new List<double>());
        for (var round = 0; round < bed.Rounds(5); round++)
        {
            own.Add(Quantiles.At(load.Latencies(ours, rate, calls, log), 0.99));
            others.Add(Quantiles.At(load.Latencies(echo, rate, calls, log), 0.99));
        }

        yield return Figure.Of("p99 at half load", [.. own.Zip(others, static (a, b) => a / b)], "× echo");
        yield return Figure.Of("own p99", own, "ms");
        yield return Figure.Of("echo p99", others, "ms");
    }
}
