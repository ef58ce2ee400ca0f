using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>NDCG@10 of the parts of the window.</summary>
internal static class SliceSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result)
    {
        var whole = result.Whole;
        return Html.Section(
            "slices",
            "Parts of the window",
            Html.Paragraph("NDCG@10 of the learned model by what was asked, with the number of queries. Where they are few the interval says little; of a single enterprise it says nothing."),
            Html.Figures(whole.Plain.Model.Slices().GroupBy(slice => slice.Group, StringComparer.Ordinal).Select(group => Figure(group.Key, [.. group]))),
            whole.Hard is null ? null : Html.Table("The same on the hard test", ["part", "queries", "NDCG@10"], whole.Hard.Model.Slices().Select(Row)));
    }

    private static XElement Figure(string group, IReadOnlyList<Slice> slices) => Html.Figure(
        IntervalChart.Draw($"chart-slice-{group}", $"NDCG@10 by {group}", "NDCG@10", [.. slices.Select(slice => new IntervalMark(Label(slice), slice.Ndcg, IsMain: slice.Queries >= 30))]),
        $"By {group}. Parts of 30 queries or more stand out.");

    private static IReadOnlyList<string> Row(Slice slice) =>
        [$"{slice.Group}: {slice.Name}", ReportWords.Count(slice.Queries), slice.Ndcg.ToString()];

    private static string Label(Slice slice) => string.Create(CultureInfo.InvariantCulture, $"{slice.Name} ({slice.Queries})");
}
