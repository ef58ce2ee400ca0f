using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Whether more of the past would help.</summary>
internal static class CurveSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestResult result)
    {
        if (result.LearningCurve is not { Count: > 0 } points)
        {
            return Html.Section("curve", "Learning curve", Html.Absent(result.LearningCurve is null
                ? "Not made in this run; backtest --learning-curve trains on parts of the past."
                : "There is too little history for parts of it to be learnt from."));
        }

        return Html.Section(
            "curve",
            "Learning curve",
            Html.Paragraph("NDCG@10 by the number of past queries learnt from, a random part of them; what the features count stays whole, and the queries asked are the same. Where the curve still climbs, more past would help."),
            Html.Figures(Html.Figure(Chart(points), $"All windows together: {ReportWords.Count(result.Whole.Plain.Queries)} queries asked.")));
    }

    private static XElement Chart(IReadOnlyList<LearningPoint> points)
    {
        var across = Axis.Linear(0, points.Max(point => point.Queries), PointChart.Left, PointChart.Right);
        var upright = Axis.Linear(points.Min(point => point.Ndcg.Low), points.Max(point => point.Ndcg.High), PointChart.Bottom, PointChart.Top);
        return PointChart.Draw(
            "chart-curve",
            "NDCG@10 by the number of past queries learnt from",
            $"{string.Join("; ", points.Select(point => $"{ReportWords.Count(point.Queries)} queries: {point.Ndcg}"))}.",
            ("past queries learnt from", across, static value => ReportWords.Count((int)value)),
            ("NDCG@10", upright, static value => value.ToString("0.##", CultureInfo.InvariantCulture)),
            [.. points.Select(point => ((double)point.Queries, point.Ndcg))]);
    }
}
