using System.Globalization;
using System.Xml.Linq;
using Matching.Jobs;

namespace Matching.Bench.Plotting;

/// <summary>Lines over an axis, as a picture that stands alone.</summary>
/// <param name="Title">Short name.</param>
/// <param name="AcrossName">What grows, with its unit.</param>
/// <param name="UpName">What it costs, with its unit.</param>
/// <param name="Series">The lines, one or more.</param>
internal sealed record LinePlot(string Title, string AcrossName, string UpName, IReadOnlyList<PlotSeries> Series)
{
    private const double Height = 240;
    private const double Left = 64;
    private const double Bottom = Height - 40;
    private const double Right = Svg.Width - 32;
    private const double Top = 34;

    private const string Style = """
        text { font: 11px system-ui, sans-serif; fill: #333 } .name { font-weight: 600; font-size: 13px } .grid { stroke: #ddd } .line { fill: none; stroke-width: 2 }
        .s0 { stroke: #1b6ca8; fill: #1b6ca8 } .s1 { stroke: #c8553d; fill: #c8553d } .s2 { stroke: #4f7942; fill: #4f7942 } polyline.line { fill: none } text.s0, text.s1, text.s2 { stroke: none }
        """;

    /// <summary>Whether both axes count in powers of ten instead of even steps.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The picture as a file.</summary>
    public string Write()
    {
        var points = Series.SelectMany(series => series.Points).ToArray();
        var across = Scale(points.Select(point => point.X), Left, Right);
        var up = Scale(points.Select(point => point.Y), Bottom, Top);
        var picture = Svg.Picture("plot", Title, Describe(), Height, [new XElement("style", Style), Svg.Text(Left, 16, Title, "start", "name"), Grid(across, up), Lines(across, up)]);
        XNamespace name = "http://www.w3.org/2000/svg";
        foreach (var element in picture.DescendantsAndSelf())
        {
            element.Name = name + element.Name.LocalName;
        }

        return picture + "\n";
    }

    private IEnumerable<object?> Grid(Axis across, Axis up) =>
    [
        .. across.Ticks.Select(tick => Svg.Line(across.At(tick), Top, across.At(tick), Bottom, "grid")),
        .. across.Ticks.Select(tick => Svg.Text(across.At(tick), Bottom + 14, Show(tick), "middle")),
        .. up.Ticks.Select(tick => Svg.Line(Left, up.At(tick), Right, up.At(tick), "grid")),
        .. up.Ticks.Select(tick => Svg.Text(Left - 5, up.At(tick) + 4, Show(tick), "end")),
        Svg.Text((Left + Right) / 2, Height - 8, AcrossName, "middle"),
        Svg.TextUpwards(12, (Top + Bottom) / 2, UpName),
    ];

    private IEnumerable<object?> Lines(Axis across, Axis up) => Series.SelectMany((series, number) => new object[]
    {
        Svg.Path(series.Points.Select(point => (across.At(point.X), up.At(point.Y))), $"line s{number % 3}"),
        series.Points.Select(point => Svg.Dot(across.At(point.X), up.At(point.Y), 2.5, $"s{number % 3}")),
        Svg.Text(Left + (90 * number) + 6, Top - 5, series.Name, "start", $"s{number % 3}"),
    });

    private Axis Scale(IEnumerable<double> values, double start, double end)
    {
        var all = values.Order().ToArray();
        return IsLogarithmic
            ? Axis.Decades((int)Math.Floor(Math.Log10(all[0])), (int)Math.Ceiling(Math.Log10(all[^1])), start, end)
            : Axis.Linear(0, all[^1], start, end);
    }

    private string Describe() => string.Join("; ", Series.Select(series =>
        $"{series.Name}: {string.Join(", ", series.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Y:G3} at {point.X:N0}")))}")) + $" ({UpName}, by {AcrossName})";

    private static string Show(double value) => value >= 1_000 ? value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.####", CultureInfo.InvariantCulture);
}
