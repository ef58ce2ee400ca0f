using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>How far chance in training moves the figures.</summary>
internal static class SeedSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result) => result.Seeds == 1
        ? Html.Section("seeds", "Seeds", Html.Absent("One seed only in this run; backtest --seeds N trains with N of them and shows the spread."))
        : Html.Section(
            "seeds",
            "Seeds",
            Html.Paragraph($"Each window was trained for with {result.Seeds} seeds. All other figures on this page are of the first."),
            Enumerable.Range(0, result.Windows.Count).SelectMany(window => Tables(result.SeedsOf(window))));

    private static IEnumerable<XElement> Tables(IReadOnlyList<BacktestRun> seeds)
    {
        var cutoff = seeds[0].Plain.Options.Cutoff.ToString(CultureInfo.InvariantCulture);
        yield return Table($"NDCG@10, cut-off {cutoff}", [.. seeds.Select(run => run.Plain)]);
        if (seeds[0].Hard is not null)
        {
            yield return Table($"NDCG@10, cut-off {cutoff}, hard test", [.. seeds.Select(run => run.Hard!)]);
        }
    }

    private static XElement Table(string caption, IReadOnlyList<BacktestReport> seeds) => Html.Table(
        caption,
        ["ranker", "mean", "standard deviation", .. seeds.Select(report => string.Create(CultureInfo.InvariantCulture, $"seed {report.Options.Training.Seed}"))],
        SeedSpread.Of(seeds).Select(spread => (IReadOnlyList<string>)
        [
            spread.Ranker, ReportWords.Figure(spread.Mean), ReportWords.Figure(spread.Deviation), .. spread.Values.Select(ReportWords.Figure),
        ]));
}
