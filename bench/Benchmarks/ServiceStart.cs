using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Benchmarks;

/// <summary>From starting the built service to its first answer.</summary>
internal sealed class ServiceStart : IBenchmark
{
    private const string Service = "Matching.Service";
    private const string Empty = "Empty/Matching.Bench.Empty";

    public string Name => "service start";

    public string What => "start the built service as a process of its own and wait for the first RankPartners answer: on a store that holds the sample, and on none (it then makes and fills one)";

    public string? Against => "a program that maps one gRPC service and nothing else, started in turns in the same way";

    public IReadOnlyList<Bound> Bounds { get; } =
        [Bound.AtMost("over empty", 0.5, "s"), .. OperatingSystem.IsLinux() ? new[] { Bound.AtMost("no store yet", 10, "s") } : []];

    public Measurement Run(SampleBed bed)
    {
        if (Checkout.Program(Service) is not { } program || Checkout.BenchProgram(Empty) is not { } empty)
        {
            return Measurement.Skipped("the built service, or the empty one, was not found beside this program");
        }

        var database = bed.FillStore("service.db", bed.Files);

        var models = bed.Models.Directory;
        var rounds = bed.Rounds(5);
        var filled = new double[rounds];
        var none = new double[rounds];
        var bare = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            filled[round] = ServiceProcess.SecondsToFirstAnswer(program, ["--db", database, "--models", models], dataFolder: null);
            bare[round] = ServiceProcess.SecondsToFirstAnswer(empty);
            none[round] = OperatingSystem.IsLinux()
                ? ServiceProcess.SecondsToFirstAnswer(program, ["--models", models], bed.PathOf($"first-start-{round}"))
                : double.NaN;
        }

        var figures = new List<Figure>
        {
            Figure.Of("store filled", filled, "s"),
            Figure.Of("empty service", bare, "s"),
            Figure.Of("over empty", [.. filled.Zip(bare, static (ours, theirs) => ours - theirs)], "s"),
        };
        if (OperatingSystem.IsLinux())
        {
            figures.Add(Figure.Of("no store yet", none, "s"));
        }

        return Measurement.Of(figures);
    }
}
