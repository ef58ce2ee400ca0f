using System.Globalization;
using System.Text;
using Matching.Bench.Measuring;

namespace Matching.Bench.Reporting;

/// <summary><c>bench/RESULTS.md</c>: the table, where and when it was taken, and the numbers behind it.</summary>
internal static class ResultsFile
{
    /// <summary>The file's text.</summary>
    /// <param name="rows">Every row of the run.</param>
    /// <param name="origin">Name and value of each line of the head: date, commit, machine, command.</param>
    public static string Write(IReadOnlyList<ReportRow> rows, IEnumerable<(string Name, string Value)> origin)
    {
        var text = new StringBuilder("# Results\n\nWritten by the benchmark itself; what each row means: docs/performance.md.\n\n");
        foreach (var (name, value) in origin)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
        }

        text.Append('\n').Append(TextTable.Write(rows));
        text.Append("\nEach pair is measured in turns (A B A B …) after at least a second of rounds that do not count; a figure is the median of its rounds, a ratio the median of the rounds' own ratios. ");
        text.Append("A bound marked as aim is recorded and not yet gated.\n\n## Rows\n\n");
        text.Append(TextTable.Write(["row", "what", "against"], rows.Select(row => new[] { row.Name, row.What, row.Against ?? "–" })));
        text.Append("\n## Rounds\n\n");
        text.Append(TextTable.Write(
            ["row", "figure", "rounds"],
            rows.SelectMany(row => row.Figures.Select(figure => new[] { row.Name, Named(figure), Values(figure) }))));
        return text.ToString();
    }

    private static string Named(Figure figure) => figure.Unit.Length == 0 ? figure.Name : $"{figure.Name} ({figure.Unit})";

    private static string Values(Figure figure) =>
        string.Join(" ", (figure.Rounds.Count == 0 ? [figure.Value] : figure.Rounds).Select(value => value.ToString(Math.Abs(value) >= 10_000 ? "0" : "G5", CultureInfo.InvariantCulture)));
}
