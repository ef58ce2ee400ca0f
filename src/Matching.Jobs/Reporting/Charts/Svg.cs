using System.Globalization;
using System.Xml.Linq;

namespace Matching.Jobs;

/// <summary>Elements of pictures. Colours and fonts come from the page's style sheet by class.</summary>
internal static class Svg
{
    /// <summary>Width of every picture in its own units; the page scales it to fit.</summary>
    public const double Width = 400;

    /// <summary>A picture that says in words what it shows.</summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="title">Short name.</param>
    /// <param name="description">What can be seen, for those who cannot see it.</param>
    /// <param name="height">In the picture's own units.</param>
    /// <param name="content">What is drawn.</param>
    public static XElement Picture(string id, string title, string description, double height, params IEnumerable<object?> content) => new(
        "svg",
        new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
        new XElement("title", new XAttribute("id", $"{id}-title"), title),
        new XElement("desc", new XAttribute("id", $"{id}-desc"), description),
        content);

    /// <summary>A straight line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2, string style) => new(
        "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), new XAttribute("class", style));

    /// <summary>A dot.</summary>
    public static XElement Dot(double x, double y, double radius, string style) => new(
        "circle", At("cx", x), At("cy", y), At("r", radius), new XAttribute("class", style));

    /// <summary>A line through points, or the outline of an area.</summary>
    public static XElement Path(IEnumerable<(double X, double Y)> points, string style) => new(
        "polyline", new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))), new XAttribute("class", style));

    /// <summary>Words.</summary>
    /// <param name="x">Place across.</param>
    /// <param name="y">Place of the base line.</param>
    /// <param name="text">The words.</param>
    /// <param name="anchor">Which end stands at the place: start, middle or end.</param>
    /// <param name="style">Class.</param>
    public static XElement Text(double x, double y, string text, string anchor = "start", string style = "label") => new(
        "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), new XAttribute("class", style), text);

    /// <summary>Words along the left side, read from below.</summary>
    public static XElement TextUpwards(double x, double y, string text)
    {
        var element = Text(x, y, text, "middle", "axis-name");
        element.Add(new XAttribute("transform", $"rotate(-90 {Number(x)} {Number(y)})"));
        return element;
    }

    private static XAttribute At(string name, double value) => new(name, Number(value));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
