using System.Text;
using Matching.Bench.Measuring;

namespace Matching.Bench.Reporting;

/// <summary>A table that reads as well on a terminal as in Markdown.</summary>
internal static class TextTable
{
    /// <summary>The benchmark's table.</summary>
    public static string Write(IEnumerable<ReportRow> rows) => Write(
        ["row", "ratio", "figures", "bound", "verdict"],
        rows.Select(row => new[]
        {
            row.Name,
            row.Figures.FirstOrDefault(figure => figure.Name == Figure.Ratio) is { } ratio ? $"{Figure.Show(ratio.Value)}×" : "–",
            row.Figures.Count == 0 ? "–" : string.Join(", ", row.Figures.Where(figure => figure.Name != Figure.Ratio)),
            row.Bounds.Count == 0 ? "–" : string.Join(", ", row.Bounds),
            Gate.Verdict(row),
        }));

    /// <summary>Columns as wide as their widest cell; a bar inside a cell is escaped.</summary>
    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.Prepend(header).Select(row => row.Select(Escape).ToArray()).ToList();
        var widths = Enumerable.Range(0, header.Count).Select(column => Math.Max(3, cells.Max(row => row[column].Length))).ToArray();
        cells.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append('|');
            for (var column = 0; column < widths.Length; column++)
            {
                text.Append(' ').Append(row[column].PadRight(widths[column])).Append(" |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Escape(string cell) =>
        cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
