using Matching.Bench.Benchmarks;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;

namespace Matching.Bench.Plotting;

/// <summary>What a service holds in memory as its catalogue grows: a tenth as many enterprises, ten times as many engagements.</summary>
internal sealed class MemoryPlot : IPlot
{
    private const string Service = "Matching.Service";

    private static readonly int[] Institutions = [10_000, 30_000, 100_000, 200_000, 300_000];

    public string Name => "memory-by-institutions";

    public LinePlot Draw(SampleBed bed)
    {
        if (!PeakMemory.IsKnown || Checkout.Program(Service) is not { } program)
        {
            throw new WrongResultException("this system does not tell a process's peak memory, or the built service was not found beside this program");
        }

        var points = new List<(double, double)>();
        foreach (var institutions in Institutions.Select(bed.Size))
        {
            var database = bed.PathOf($"memory-{institutions}.db");
            SizedStore.Make(bed, database, institutions);
            using var service = ServiceProcess.Start(program, ["--db", database, "--models", bed.Models.Directory], dataFolder: null);
            service.Ask();
            points.Add((institutions, service.PeakMegabytes));
            File.Delete(database);
        }

        return new LinePlot("A service after its first answer", "institutions", "peak resident memory, MB", [new("service", points)]);
    }
}
