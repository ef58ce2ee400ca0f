using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The queries that were answered worst, by name.</summary>
internal static class MissSection
{
    /// <summary>The section.</summary>
    /// <param name="report">The window.</param>
    /// <param name="isNamed">False leaves the names out.</param>
    public static XElement Of(BacktestReport report, bool isNamed) => !isNamed
        ? Html.Section("misses", "Worst misses", Html.Absent("A version's page goes wherever the version goes, and its data does not: no names here. backtest --report shows them."))
        : report.Diagnosis is { } diagnosis ? Html.Section(
            "misses",
            "Worst misses",
            Html.Paragraph($"The queries answered worst: among those with nobody right in the first ten, the ones whose right answers stand deepest. Below each, what would bring the best placed right answer nearer to the one that stood first, if it were like that one. {ReportWords.Window(report)}."),
            diagnosis.Misses.Count == 0 ? Html.Paragraph("None: every query has an NDCG@10 of one half or more.") : null,
            diagnosis.Misses.Select(Card))
        : Html.Section("misses", "Worst misses", Html.Absent("Not measured for several windows taken together."));

    private static XElement Card(Miss miss) => new(
        "div",
        new XAttribute("class", "miss"),
        new XElement("h3", string.Create(CultureInfo.InvariantCulture, $"{miss.Enterprise}: {miss.Sector}, {miss.Country}, {miss.Year}")),
        new XElement("p", new XAttribute("class", "soft"), string.Create(CultureInfo.InvariantCulture, $"NDCG@10 {miss.Ndcg:0.000} among {miss.Candidates} candidates")),
        List("Engaged:", miss.Right.Select(Place)),
        List("Stood first:", miss.Top.Select(Place)),
        miss.Reasons.Count == 0 ? null : List("Why:", miss.Reasons));

    private static XElement List(string heading, IEnumerable<string> items) => new(
        "div", new XElement("strong", heading), new XElement("ul", items.Select(item => new XElement("li", item))));

    private static string Place(MissedInstitution institution) =>
        string.Create(CultureInfo.InvariantCulture, $"{institution.Name} ({institution.Kind.Replace('_', ' ')}), place {institution.Rank}");
}
