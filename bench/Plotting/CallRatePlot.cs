using Matching.Bench.Benchmarks;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Plotting;

/// <summary>Calls a second as more connections ask at once: the product and an echo of its reply in the same process, in turns.</summary>
internal sealed class CallRatePlot : IPlot
{
    private const int Calls = 60_000;

    /// <summary>Times <see cref="H2Load.Streams"/> calls at once; the last is at the default limit of concurrent calls and its queue.</summary>
    private static readonly int[] Connections = [1, 2, 4, 8, 16];

    public string Name => "calls-by-connections";

    public LinePlot Draw(SampleBed bed)
    {
        if (H2Load.WhyNot() is { } reason)
        {
            throw new WrongResultException(reason);
        }

        var published = PublishedBed.Make(bed, "calls-by-connections.db");
        return new LinePlot(
            $"A published page, {H2Load.Streams} streams a connection",
            "connections",
            "thousand calls a second",
            [
                .. Lines(bed, published, cacheBytes: 64 << 20, "kept reply", withEcho: true),
                .. Lines(bed, published, cacheBytes: 0, "from the store", withEcho: false),
            ]);
    }

    private static IEnumerable<PlotSeries> Lines(SampleBed bed, PublishedBed published, long cacheBytes, string name, bool withEcho)
    {
        using var host = HostProcess.Start(published.Database, bed.Models.Directory, cacheBytes, published.Echoed) ?? throw new WrongResultException("the built host was not found beside this program");
        var request = published.WriteRequest(bed);
        var (ours, echo) = (new List<(double, double)>(), new List<(double, double)>());
        foreach (var connections in Connections)
        {
            var load = new H2Load(request, connections);
            var calls = bed.Size(Calls);
            var pair = Pair.Measure(
                bed.Rounds(3), () => load.Rate(host.Product + PageServing.Method, calls), () => load.Rate(host.Echo + PageServing.EchoMethod, calls), warmUp: TimeSpan.FromSeconds(1));
            ours.Add((connections, Quantiles.Median(pair.Ours) / 1_000));
            echo.Add((connections, Quantiles.Median(pair.Theirs) / 1_000));
        }

        return withEcho ? [new PlotSeries(name, ours), new PlotSeries("echo", echo)] : [new PlotSeries(name, ours)];
    }
}
