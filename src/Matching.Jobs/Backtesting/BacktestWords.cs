using System.Globalization;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>What a window was, in words.</summary>
internal static class BacktestWords
{
    /// <summary>History, queries, candidates, ties and intervals, in one paragraph.</summary>
    public static string Of(BacktestReport report)
    {
        var window = report.Options;
        var left = string.Join("; ", report.Excluded.Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Queries}: {reason.Reason}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"History before {window.Cutoff}, {(window.Frozen ? "frozen" : "rolling")}; {report.Queries} queries {window.Cutoff}–{window.Until}, {report.Excluded.Total} left out ({left}); {report.Model.Outcomes.Average(outcome => outcome.Candidates):0.0} candidates on average ({(window.RegionLevel ? "M49 subregion" : "country")}); {report.Model.Outcomes.Count(outcome => outcome.IsWarm)} warm. Ties by expected value; 95 % intervals from {window.Resamples} resamples of enterprises.");
    }
}
