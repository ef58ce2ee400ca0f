using System.Diagnostics;
using System.Globalization;
using Matching.Bench.Benchmarks;
using Matching.Bench.Measuring;
using Matching.Bench.Reporting;
using Matching.Bench.Sample;

namespace Matching.Bench;

/// <summary>Runs the benchmarks one after another, prints the table and, after a whole run, writes it down.</summary>
internal static class BenchRun
{
    private const string Results = "bench/RESULTS.md";

    /// <summary>Runs.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="output">The table, and nothing else.</param>
    /// <param name="error">Progress and faults.</param>
    /// <returns>0; 1 when the gate is shut, a result was wrong, or the filter fits no row.</returns>
    public static int Run(BenchOptions options, TextWriter output, TextWriter error)
    {
        var chosen = BenchmarkList.All.Where(benchmark => options.Filter is null || benchmark.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            error.WriteLine($"No row's name holds '{options.Filter}'. There are: {string.Join(", ", BenchmarkList.All.Select(benchmark => benchmark.Name))}.");
            return 1;
        }

        var origin = Origin(options);
        var rows = new List<ReportRow>();
        using (var bed = new SampleBed(options.IsQuick, options.IsLarge, options.LargeStore))
        {
            foreach (var benchmark in chosen)
            {
                rows.Add(RunOne(benchmark, bed, error));
            }
        }

        output.WriteLine(TextTable.Write(rows));
        if (options.IsWhole && Checkout.Root is { } root)
        {
            var load = Machine.Load() is { } after ? new[] { ("load average at the end", after) } : [];
            File.WriteAllText(Path.Combine(root, Results), ResultsFile.Write(rows, [.. origin, .. load]));
        }

        return Judge(options, rows, error);
    }

    private static int Judge(BenchOptions options, List<ReportRow> rows, TextWriter error)
    {
        var faults = Gate.Faults(rows);
        var isShut = options.IsGated ? faults.Count > 0 : rows.Exists(row => row.IsWrong);
        foreach (var fault in faults)
        {
            error.WriteLine($"SHORT {fault}");
        }

        return isShut ? 1 : 0;
    }

    private static ReportRow RunOne(IBenchmark benchmark, SampleBed bed, TextWriter error)
    {
        error.Write($"… {benchmark.Name}");
        var start = Stopwatch.GetTimestamp();
        var row = new ReportRow(benchmark.Name, benchmark.What, benchmark.Against, benchmark.Bounds, Figures: [], Trouble: null, IsWrong: false);
        try
        {
            var measured = benchmark.Run(bed);
            row = row with { Figures = measured.Figures, Trouble = measured.SkipReason };
        }
        catch (WrongResultException wrong)
        {
            row = row with { Trouble = wrong.Message, IsWrong = true };
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $" ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)"));
        return row;
    }

    private static IReadOnlyList<(string Name, string Value)> Origin(BenchOptions options) =>
    [
        ("date", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("commit", Checkout.Root is { } root ? Commit.Describe(root) : "unknown"),
        ("machine", Machine.Describe()),
        ("command", $"`{options.Command}`"),
        .. Machine.Load() is { } load ? new[] { ("load average at the beginning", load) } : [],
    ];
}
