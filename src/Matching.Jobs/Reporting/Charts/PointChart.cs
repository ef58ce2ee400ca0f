using System.Xml.Linq;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Points with upright 95 % intervals between two axes, joined by a line.</summary>
internal static class PointChart
{
    /// <summary>Left end of the axis across.</summary>
    public const double Left = 56;

    /// <summary>Right end of the axis across.</summary>
    public const double Right = Svg.Width - 22;

    /// <summary>Upper end of the upright axis.</summary>
    public const double Top = 10;

    /// <summary>Lower end of the upright axis.</summary>
    public const double Bottom = 220;

    private const double Height = 262;

    /// <summary>Draws it.</summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="description">What can be seen.</param>
    /// <param name="across">The axis across: its name, itself, and how its marks are written.</param>
    /// <param name="upright">The upright axis.</param>
    /// <param name="points">In order of x.</param>
    /// <param name="behind">Drawn first, behind the points.</param>
    public static XElement Draw(
        string id,
        string title,
        string description,
        (string Name, Axis Axis, Func<double, string> Write) across,
        (string Name, Axis Axis, Func<double, string> Write) upright,
        IReadOnlyList<(double X, Interval Y)> points,
        params IEnumerable<XElement> behind) => Svg.Picture(
        id,
        title,
        description,
        Height,
        Frame(across, upright),
        behind,
        Svg.Path(points.Select(point => (across.Axis.At(point.X), upright.Axis.At(point.Y.Mean))), "curve main"),
        points.SelectMany(point => new[]
        {
            Svg.Line(across.Axis.At(point.X), upright.Axis.At(point.Y.Low), across.Axis.At(point.X), upright.Axis.At(point.Y.High), "range main"),
            Svg.Dot(across.Axis.At(point.X), upright.Axis.At(point.Y.Mean), 4.5, "dot main"),
        }));

    /// <summary>Both axes with their marks and names.</summary>
    public static IEnumerable<XElement> Frame((string Name, Axis Axis, Func<double, string> Write) across, (string Name, Axis Axis, Func<double, string> Write) upright)
    {
        foreach (var tick in upright.Axis.Ticks)
        {
            yield return Svg.Line(Left, upright.Axis.At(tick), Right, upright.Axis.At(tick), "grid");
            yield return Svg.Text(Left - 6, upright.Axis.At(tick) + 4, upright.Write(tick), "end", "tick");
        }

        foreach (var tick in across.Axis.Ticks)
        {
            yield return Svg.Line(across.Axis.At(tick), Bottom, across.Axis.At(tick), Bottom + 4, "zero");
            yield return Svg.Text(across.Axis.At(tick), Bottom + 17, across.Write(tick), "middle", "tick");
        }

        yield return Svg.Line(Left, Bottom, Right, Bottom, "zero");
        yield return Svg.Text((Left + Right) / 2, Bottom + 36, across.Name, "middle", "axis-name");
        yield return Svg.TextUpwards(12, (Top + Bottom) / 2, upright.Name);
    }
}
