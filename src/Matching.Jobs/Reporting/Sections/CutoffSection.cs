using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The same recipe trained for one cut-off after another.</summary>
internal static class CutoffSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result)
    {
        if (result.Windows.Count == 1)
        {
            return Html.Section("cutoffs", "Cut-offs", Html.Absent("One cut-off only in this run; backtest --cutoffs YEAR,YEAR,... trains and asks for each of several."));
        }

        return Html.Section(
            "cutoffs",
            "Cut-offs",
            Html.Paragraph("A model was trained for each cut-off on what was known before it, and asked the queries after it."),
            Html.Figures(
                Html.Figure(Chart("chart-cutoffs", "NDCG@10 of the learned model by cut-off", result, run => run.Plain), "Learned model, the catalogue's own candidates."),
                result.Hard is null ? null! : Html.Figure(Chart("chart-cutoffs-hard", "NDCG@10 of the learned model by cut-off, hard test", result, run => run.Hard!), "Learned model, hard test.")),
            Table("NDCG@10, the catalogue's own candidates", result, run => run.Plain),
            result.Hard is null ? null : Table("NDCG@10, hard test", result, run => run.Hard!));
    }

    private static XElement Chart(string id, string title, BacktestResult result, Func<BacktestRun, BacktestReport> which) => IntervalChart.Draw(
        id,
        title,
        "NDCG@10",
        [
            .. result.Windows.Select(which).Select(window => new IntervalMark(
                string.Create(CultureInfo.InvariantCulture, $"{ReportWords.Years(window.Options)} ({window.Queries} queries)"), window.Model.Ndcg)),
            new IntervalMark("all", which(result.Whole).Model.Ndcg, IsMain: true),
        ]);

    private static XElement Table(string caption, BacktestResult result, Func<BacktestRun, BacktestReport> which)
    {
        var (windows, whole) = (result.Windows.Select(which).ToArray(), which(result.Whole));
        return Html.Table(
            caption,
            ["ranker", .. windows.Select(window => window.Options.Cutoff.ToString(CultureInfo.InvariantCulture)), "all"],
            whole.Results.Select((ranker, i) => (IReadOnlyList<string>)[ranker.Name, .. windows.Select(window => window.Results[i].Ndcg.ToString()), ranker.Ndcg.ToString()]));
    }
}
