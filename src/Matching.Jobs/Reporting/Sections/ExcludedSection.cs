using System.Xml.Linq;

namespace Matching.Jobs;

/// <summary>Queries that were not asked, with the reasons.</summary>
internal static class ExcludedSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result) => Html.Section(
        "excluded",
        "Queries left out",
        Html.Table(
            "By the first reason that holds",
            ["window", "asked", "left out", .. result.Plain.Excluded.Reasons.Select(reason => reason.Reason)],
            result.Windows.Select(run => (IReadOnlyList<string>)
            [
                ReportWords.Years(run.Plain.Options),
                ReportWords.Count(run.Plain.Queries),
                ReportWords.Count(run.Plain.Excluded.Total),
                .. run.Plain.Excluded.Reasons.Select(reason => ReportWords.Count(reason.Queries)),
            ])));
}
