using System.Globalization;
using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Two distributions over the same bins, as outlines over one another.</summary>
internal static class HistogramChart
{
    /// <summary>Draws it.</summary>
    public static XElement Draw(string id, string title, string description, ScoreHistogram scores)
    {
        var across = Axis.Linear(scores.From, scores.To, PointChart.Left, PointChart.Right);
        var upright = Axis.Linear(0, Math.Max(scores.Chosen.Max(), scores.Others.Max()), PointChart.Bottom, PointChart.Top);
        return Svg.Picture(
            id,
            title,
            description,
            262,
            PointChart.Frame(
                ("score", across, static value => value.ToString("0.##", CultureInfo.InvariantCulture)),
                ("share of the institutions", upright, static value => value.ToString("0 %", CultureInfo.InvariantCulture))),
            Svg.Path(Outline(scores, scores.Others, across, upright), "area other"),
            Svg.Path(Outline(scores, scores.Chosen, across, upright), "area main"),
            Key(22, "main", "chosen"),
            Key(40, "other", "not chosen"));
    }

    private static IEnumerable<(double X, double Y)> Outline(ScoreHistogram scores, IReadOnlyList<double> shares, Axis across, Axis upright)
    {
        var width = (scores.To - scores.From) / shares.Count;
        yield return (across.At(scores.From), upright.At(0));
        for (var bin = 0; bin < shares.Count; bin++)
        {
            yield return (across.At(scores.From + (bin * width)), upright.At(shares[bin]));
            yield return (across.At(scores.From + ((bin + 1) * width)), upright.At(shares[bin]));
        }

        yield return (across.At(scores.To), upright.At(0));
    }

    private static IEnumerable<XElement> Key(double y, string style, string text) =>
    [
        Svg.Line(PointChart.Right - 100, y - 4, PointChart.Right - 82, y - 4, $"range {style}"),
        Svg.Text(PointChart.Right - 76, y, text),
    ];
}
