using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Bench.Benchmarks;

/// <summary>Engagement rows a second, from CSV to committed, against a bare insert loop that leaves the same table behind.</summary>
internal sealed class ImportRate : IBenchmark
{
    public string Name => "import";

    public string What => "import an interchange folder into a new store; engagement rows a second from the first row of engagements.csv to the commit (parse, validate, resolve ids, insert, index)";

    public string? Against => "one prepared INSERT over the same rows held in memory, keys resolved, same table, indexes and pragmas, one transaction";

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtLeast("ours", 50_000, "rows/s"), Bound.AtLeast(Figure.Ratio, 0.4)];

    public Measurement Run(SampleBed bed)
    {
        var rows = bed.Size(200_000);
        var folder = bed.WriteFiles("import", new SampleWorldOptions(Seed: 2, Engagements: rows));
        var raw = new RawInserts(bed.PathOf("raw-template.db"), folder);
        var whole = new List<double>();
        var pair = Pair.Measure(
            bed.Rounds(5),
            () => Import(folder, bed.PathOf("import.db"), rows, whole),
            () => raw.Run(bed.PathOf("raw.db")));
        return Measurement.Of([.. Figure.Of(pair, "ours", "raw loop", "rows/s"), Figure.Of("whole folder", whole.TakeLast(pair.Ours.Count).ToArray(), "s"), Figure.Of("rows", rows, string.Empty)]);
    }

    private static double Import(string folder, string database, int rows, List<double> whole)
    {
        using var store = MatchingStore.Open(new StoreOptions(database));
        var watch = new EngagementsBegun();
        var start = Stopwatch.GetTimestamp();
        var result = ImportJob.Run(store, ImportRequest.FromFolder(folder), watch, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(watch.At).TotalSeconds;
        whole.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (result.Counts[^1].Inserted != rows)
        {
            throw new WrongResultException($"{result.Counts[^1].Inserted} of {rows} engagements were imported");
        }

        store.Dispose();
        RawInserts.Delete(database);
        return rows / seconds;
    }

    /// <summary>Notes when the last of the three files is begun.</summary>
    private sealed class EngagementsBegun : IProgress<ImportProgress>
    {
        public long At { get; private set; }

        public void Report(ImportProgress value)
        {
            if (value is { File: InterchangeFormat.EngagementsFile, Rows: 0 })
            {
                At = Stopwatch.GetTimestamp();
            }
        }
    }
}
