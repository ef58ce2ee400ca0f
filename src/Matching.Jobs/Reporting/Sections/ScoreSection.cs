using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Scores of those who were chosen and of all others.</summary>
internal static class ScoreSection
{
    /// <summary>The section.</summary>
    public static XElement Of(BacktestReport report) => report.Diagnosis is { } diagnosis
        ? Html.Section(
            "scores",
            "Scores",
            Html.Paragraph($"Scores of the institutions that were chosen and of all others; the less the two overlap, the better the model tells them apart. A score compares within its own query: 0 is the mean of its candidates. {ReportWords.Window(report)}."),
            Html.Figures(Html.Figure(
                HistogramChart.Draw("chart-scores", "Scores of chosen and of other institutions", Description(diagnosis.Scores), diagnosis.Scores),
                "Scores beyond the outermost half per cent count in the outermost bin.")))
        : Html.Section("scores", "Scores", Html.Absent("Not measured for several windows taken together."));

    private static string Description(ScoreHistogram scores)
    {
        var overlap = scores.Chosen.Zip(scores.Others, Math.Min).Sum();
        return $"Two outlines over the score: chosen and not chosen. They share {ReportWords.Figure(overlap)} of their area.";
    }
}
