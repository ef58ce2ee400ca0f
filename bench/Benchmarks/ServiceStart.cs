using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Bench.Benchmarks;

/// <summary>From starting the built service to its first answer.</summary>
internal sealed class ServiceStart : IBenchmark
{
    private const string Service = "Matching.Service";

    public string Name => "service start";

    public string What => "start the built service as a process of its own and wait for the first RankPartners answer: on a store that holds the sample, and on none (it then makes and fills one)";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } = OperatingSystem.IsLinux() ? [Bound.AtMost("no store yet", 10, "s")] : [];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program)
        {
            return Measurement.Skipped("the built service was not found beside this program");
        }

        var database = bed.PathOf("service.db");
        using (var store = MatchingStore.Open(new StoreOptions(database)))
        {
            ImportJob.Run(store, ImportRequest.FromFolder(bed.Files), progress: null, CancellationToken.None);
        }

        var models = bed.Models.Directory;
        var rounds = bed.Rounds(5);
        var filled = new double[rounds];
        var empty = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            filled[round] = ServiceProcess.SecondsToFirstAnswer(program, ["--db", database, "--models", models], dataFolder: null);
            empty[round] = OperatingSystem.IsLinux()
                ? ServiceProcess.SecondsToFirstAnswer(program, ["--models", models], bed.PathOf($"first-start-{round}"))
                : double.NaN;
        }

        var figures = new List<Figure> { Figure.Of("store filled", filled, "s") };
        if (OperatingSystem.IsLinux())
        {
            figures.Add(Figure.Of("no store yet", empty, "s"));
        }

        return Measurement.Of(figures);
    }
}
