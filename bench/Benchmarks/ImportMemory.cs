using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Interchange;

namespace Matching.Bench.Benchmarks;

/// <summary>The most memory a process ever holds that does nothing but import two million engagements.</summary>
internal sealed class ImportMemory : IBenchmark
{
    public string Name => "import memory";

    public string What => "peak resident memory (VmHWM) of a process that imports 2,000,000 engagement rows and nothing else";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtMost("peak", 500, "MB")];

    public Measurement Run(SampleBed bed)
    {
        if (!PeakMemory.IsKnown)
        {
            return Measurement.Skipped("this system does not tell a process's peak memory in /proc/self/status");
        }

        var rows = bed.Size(2_000_000);
        var folder = bed.WriteFiles("import-memory", new SampleWorldOptions(Seed: 3, Engagements: rows));
        var result = ImportChild.Start(folder, bed.PathOf("import-memory.db"), TimeSpan.FromMinutes(10));
        RawInserts.Delete(bed.PathOf("import-memory.db"));
        Directory.Delete(folder, recursive: true);
        return result.Rows == rows
            ? Measurement.Of(
                Figure.Of("peak", result.PeakMegabytes, "MB"), Figure.Of("rows", result.Rows, string.Empty), Figure.Of("whole folder", result.Seconds, "s"))
            : throw new WrongResultException($"{result.Rows} of {rows} engagements were imported");
    }
}
