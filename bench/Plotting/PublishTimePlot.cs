using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Bench.Plotting;

/// <summary>What a publication takes as there are more active queries: more enterprises that did as much each.</summary>
internal sealed class PublishTimePlot : IPlot
{
    private static readonly int[] Enterprises = [75, 150, 300, 600, 1_200, 2_400];

    public string Name => "publish-time";

    public LinePlot Draw(SampleBed bed)
    {
        var points = new List<(double, double)>();
        foreach (var enterprises in Enterprises.Select(bed.Size))
        {
            var name = $"publish-{enterprises}";
            var folder = bed.WriteFiles(name, new SampleWorldOptions(Enterprises: enterprises, Engagements: enterprises * 40 / 3));
            using var store = MatchingStore.Open(new StoreOptions(bed.PathOf($"{name}.db")));
            ImportJob.Run(store, ImportRequest.FromFolder(folder), progress: null, CancellationToken.None);
            var pages = 0L;
            var seconds = new double[bed.Rounds(3)];
            for (var round = -1; round < seconds.Length; round++)
            {
                var start = Stopwatch.GetTimestamp();
                pages = PublishJob.Run(store, bed.Models, TimeProvider.System).Generation.PageCount;
                seconds[Math.Max(0, round)] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            points.Add((pages, Quantiles.Median(seconds)));
        }

        return new LinePlot("Publication, from reading the store to the flip", "active queries", "seconds", [new("whole publication", points)]);
    }
}
