using Matching.Bench.Measuring;
using Matching.Bench.Reporting;

namespace Matching.Bench.Tests.Reporting;

public sealed class TextTableTests
{
    [Fact]
    public void Write_Cells_AlignsColumnsAndEscapesBars() =>
        Assert.Equal(
            "| a      | bb  |\n| ------ | --- |\n| x\\|yzu | 1 2 |\n",
            TextTable.Write(["a", "bb"], [["x|yzu", "1\n2"]]));

    [Fact]
    public void Write_Rows_ShowsRatioFiguresBoundAndVerdict()
    {
        var pair = new Pair([30], [10]);
        var row = new ReportRow("score", "w", "a", [Bound.AtLeast(Figure.Ratio, 4).AsAim()], Figure.Of(pair, "ours", "theirs", "rows/s"), Trouble: null, IsWrong: false);
        var line = TextTable.Write([row]).Split('\n')[2];
        Assert.Equal(["score", "3.00×", "ours 30.0 rows/s, theirs 10.0 rows/s", "ratio ≥ 4.00 (aim)", "short of the aim"], line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()));
    }

    [Fact]
    public void Write_ResultsFile_HoldsHeadTableAndEveryRound()
    {
        var row = new ReportRow("score", "scores rows", "a peer", [], [Figure.Of("p50", [1.5, 2.5, 3.5], "ms")], Trouble: null, IsWrong: false);
        var text = ResultsFile.Write([row], [("commit", "abc"), ("machine", "2 cores")]);
        Assert.Contains("- commit: abc\n- machine: 2 cores\n", text, StringComparison.Ordinal);
        Assert.Contains("p50 2.50 ms", text, StringComparison.Ordinal);
        Assert.Contains("1.5 2.5 3.5", text, StringComparison.Ordinal);
        Assert.Contains("a peer", text, StringComparison.Ordinal);
    }
}
