using System.Globalization;
using System.Xml.Linq;

namespace Matching.Jobs;

/// <summary>Means with their 95 % intervals, one row each: the name and the figures above, a dot on its interval below.</summary>
internal static class IntervalChart
{
    private const double RowHeight = 33;
    private const double LineHeight = 14;
    private const double Margin = 8;

    /// <summary>Letters of a label that stand beside the figures without touching them.</summary>
    private const int LabelLength = 36;

    /// <summary>Draws it.</summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="axisName">What the axis measures.</param>
    /// <param name="marks">The rows, in order; at least one.</param>
    public static XElement Draw(string id, string title, string axisName, IReadOnlyList<IntervalMark> marks)
    {
        var rows = marks.Select(mark => (Mark: mark, Lines: Wrap(mark.Label))).ToArray();
        var tops = new double[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++)
        {
            tops[row + 1] = tops[row] + RowHeight + ((rows[row].Lines.Count - 1) * LineHeight);
        }

        var bottom = tops[^1] + 6;
        var axis = Axis.Linear(
            Math.Min(0, marks.Min(mark => mark.Value.Low)), Math.Max(marks.Max(mark => mark.Value.High), 0.01), Margin + 4, Svg.Width - Margin - 4);
        return Svg.Picture(
            id,
            title,
            string.Create(CultureInfo.InvariantCulture, $"{axisName}, mean and 95 % interval. {string.Join("; ", marks.Select(mark => $"{mark.Label}: {mark.Value}"))}."),
            bottom + 38,
            Grid(axis, [.. rows.Select((row, i) => Middle(tops[i], row.Lines.Count))], bottom),
            rows.SelectMany((row, i) => Row(axis, row.Mark, row.Lines, tops[i])),
            Svg.Text(Svg.Width / 2, bottom + 32, axisName, "middle", "axis-name"));
    }

    /// <summary>The ticks' lines stand beside the dots only: drawn through, they would cross the labels.</summary>
    private static IEnumerable<XElement> Grid(Axis axis, double[] middles, double bottom) => axis.Ticks.SelectMany(tick =>
    {
        var style = Math.Abs(tick) < 1e-9 ? "zero" : "grid";
        return middles
            .Select(middle => Svg.Line(axis.At(tick), middle - 5, axis.At(tick), middle + 8, style))
            .Append(Svg.Text(axis.At(tick), bottom + 14, tick.ToString("0.###", CultureInfo.InvariantCulture), "middle", "tick"));
    });

    private static IEnumerable<XElement> Row(Axis axis, IntervalMark mark, List<string> lines, double top)
    {
        var style = mark.IsMain ? "main" : "other";
        for (var line = 0; line < lines.Count; line++)
        {
            yield return Svg.Text(Margin, top + 15 + (line * LineHeight), lines[line], "start", mark.IsMain ? "label strong" : "label");
        }

        var middle = Middle(top, lines.Count);
        yield return Svg.Text(Svg.Width - Margin, top + 15, mark.Value.ToString(), "end", mark.IsMain ? "figure strong" : "figure");
        yield return Svg.Line(axis.At(mark.Value.Low), middle, axis.At(mark.Value.High), middle, $"range {style}");
        yield return Svg.Dot(axis.At(mark.Value.Mean), middle, 4.5, $"dot {style}");
    }

    /// <summary>Height of a row's dot, below its label.</summary>
    private static double Middle(double top, int lines) => top + 25 + ((lines - 1) * LineHeight);

    /// <summary>Breaks a label between words.</summary>
    private static List<string> Wrap(string label)
    {
        var lines = new List<string> { string.Empty };
        foreach (var word in label.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > LabelLength)
            {
                lines.Add(string.Empty);
            }

            lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }

        return lines;
    }
}
