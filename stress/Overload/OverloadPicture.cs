using System.Globalization;
using System.Xml.Linq;
using Matching.Jobs;

namespace Matching.Stress.Overload;

/// <summary>The curve as a picture: what is answered and refused a second, and how long an answer takes, by what is offered.</summary>
internal static class OverloadPicture
{
    private const double Panel = 262;
    private const string Style = """
        svg { background: #fff; font: 12px system-ui, sans-serif; } .label, .tick, .axis-name { fill: #333; } .grid { stroke: #ddd; } .zero { stroke: #888; }
        .curve { fill: none; stroke-width: 2; } .main { stroke: #1f6fb2; } .other { stroke: #b2541f; } circle.main { fill: #1f6fb2; } circle.other { fill: #b2541f; }
        """;

    /// <summary>Draws it.</summary>
    public static string Draw(OverloadReport report)
    {
        var across = Axis.Linear(0, report.Steps.Max(step => step.Factor), PointChart.Left, PointChart.Right);
        var picture = Svg.Picture(
            "overload",
            "Answered and refused calls, and the time to an answer, by offered load",
            string.Join("; ", report.Steps.Select(step => string.Create(
                CultureInfo.InvariantCulture, $"{step.Factor:0.#} × capacity: {step.AcceptedPerSecond:0}/s answered, {step.RefusedPerSecond:0}/s refused, p99 {step.AcceptedP99:0} ms"))),
            2 * Panel,
            new XElement("style", Style),
            Rates(report, across),
            new XElement("g", new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate(0 {Panel})")), Times(report, across)));
        foreach (var element in picture.DescendantsAndSelf())
        {
            element.Name = XNamespace.Get("http://www.w3.org/2000/svg") + element.Name.LocalName;
        }

        return picture.ToString();
    }

    private static IEnumerable<XElement> Rates(OverloadReport report, Axis across)
    {
        var upright = Axis.Linear(0, report.Steps.Max(step => Math.Max(step.AcceptedPerSecond, step.RefusedPerSecond)), PointChart.Bottom, PointChart.Top);
        return
        [
            .. PointChart.Frame(("offered load, × capacity", across, Short), ("calls a second", upright, Short)),
            .. Curve(report.Steps.Select(step => (across.At(step.Factor), upright.At(step.AcceptedPerSecond))), "main", "answered"),
            .. Curve(report.Steps.Select(step => (across.At(step.Factor), upright.At(step.RefusedPerSecond))), "other", "refused"),
        ];
    }

    private static IEnumerable<XElement> Times(OverloadReport report, Axis across)
    {
        var upright = Axis.Linear(0, report.Steps.Max(step => step.AcceptedP99), PointChart.Bottom, PointChart.Top);
        return
        [
            .. PointChart.Frame(("offered load, × capacity", across, Short), ("ms to an answer", upright, Short)),
            .. Curve(report.Steps.Select(step => (across.At(step.Factor), upright.At(step.AcceptedP99))), "main", "p99"),
            .. Curve(report.Steps.Select(step => (across.At(step.Factor), upright.At(step.AcceptedMedian))), "other", "p50"),
        ];
    }

    private static IEnumerable<XElement> Curve(IEnumerable<(double X, double Y)> points, string style, string name)
    {
        var all = points.ToList();
        yield return Svg.Path(all, $"curve {style}");
        foreach (var (x, y) in all)
        {
            yield return Svg.Dot(x, y, 3.5, $"dot {style}");
        }

        yield return Svg.Text(all[^1].X - 8, all[^1].Y - 8, name, "end");
    }

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
