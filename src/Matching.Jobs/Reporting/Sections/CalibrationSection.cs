using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Whether a score means what it says.</summary>
internal static class CalibrationSection
{
    private const int LowestPower = -5;

    /// <summary>The section.</summary>
    public static XElement Of(BacktestReport report)
    {
        if (report.Diagnosis is not { Calibration: { Count: > 0 } bins })
        {
            return Html.Section("calibration", "Calibration", Html.Absent("Not measured for several windows taken together."));
        }

        return Html.Section(
            "calibration",
            "Calibration",
            Html.Paragraph($"Scores order candidates; as a conditional logit they also imply a chance for each candidate to be chosen (the softmax over the query's candidates). The picture holds that chance against how often it came true: on the dashed line both agree, above it the model is too modest, below it too sure. {ReportWords.Window(report)}."),
            Html.Figures(Html.Figure(Chart(bins), "Both axes are logarithmic; a share of zero stands at the lower end.")),
            Html.Table("Chance implied and share chosen", ["chance implied, mean", "share chosen", "candidates"], bins.Select(bin => (IReadOnlyList<string>)
            [
                Percent(bin.Chance), $"{Percent(bin.Chosen.Mean)} [{Percent(bin.Chosen.Low)}, {Percent(bin.Chosen.High)}]", ReportWords.Count(bin.Pairs),
            ])));
    }

    private static XElement Chart(IReadOnlyList<CalibrationBin> bins)
    {
        var across = Axis.Decades(LowestPower, 0, PointChart.Left, PointChart.Right);
        var upright = Axis.Decades(LowestPower, 0, PointChart.Bottom, PointChart.Top);
        return PointChart.Draw(
            "chart-calibration",
            "Chance implied by the score against share chosen",
            $"From {Percent(bins[0].Chance)} implied and {Percent(bins[0].Chosen.Mean)} chosen to {Percent(bins[^1].Chance)} implied and {Percent(bins[^1].Chosen.Mean)} chosen, in {bins.Count} steps.",
            ("chance implied by the score", across, Percent),
            ("share chosen", upright, Percent),
            [.. bins.Select(bin => (bin.Chance, bin.Chosen))],
            Svg.Line(PointChart.Left, PointChart.Bottom, PointChart.Right, PointChart.Top, "ideal"));
    }

    /// <summary>Two figures that count, or three.</summary>
    private static string Percent(double share) => $"{(100 * share).ToString(share < 0.001 ? "0.###" : share < 0.01 ? "0.##" : "0.#", CultureInfo.InvariantCulture)} %";
}
