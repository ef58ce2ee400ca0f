using Matching.Bench.Sample;

namespace Matching.Bench.Plotting;

/// <summary>Draws the pictures of <c>docs/performance.md</c> from measurements made now.</summary>
internal static class PlotRun
{
    private const string Folder = "docs/performance";

    /// <summary>Runs.</summary>
    /// <param name="options">Which pictures, and how much data.</param>
    /// <param name="error">Progress and faults.</param>
    /// <returns>0; 1 when the filter fits no picture or there is no checkout to write into.</returns>
    public static int Run(BenchOptions options, TextWriter error)
    {
        var chosen = PlotList.All.Where(plot => options.Filter is null || plot.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0 || Checkout.Root is not { } root)
        {
            error.WriteLine(chosen.Count == 0
                ? $"No picture's name holds '{options.Filter}'. There are: {string.Join(", ", PlotList.All.Select(plot => plot.Name))}."
                : "The pictures belong into a checkout's docs folder: run this from one.");
            return 1;
        }

        using var bed = new SampleBed(options.IsQuick);
        foreach (var plot in chosen)
        {
            var path = Path.Combine(root, Folder, $"{plot.Name}.svg");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, plot.Draw(bed).Write());
            error.WriteLine($"wrote {path}");
        }

        return 0;
    }
}
