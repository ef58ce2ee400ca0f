namespace Matching.Client.Tests;

public sealed class ResultTableTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("ZESCO", 5)]
    [InlineData("赞比亚", 6)]
    [InlineData("Électricité", 11)]
    [InlineData("e\u0301", 1)]
    [InlineData("（示例）", 8)]
    [InlineData("한국전력", 8)]
    public void DisplayWidth_CountsCells(string text, int cells) => Assert.Equal(cells, DisplayWidth.Of(text));

    [Fact]
    public void Write_Piped_NeverCutsAndKeepsColumnsInLine()
    {
        var longName = new string('x', 300);
        using var output = new StringWriter();
        var table = new ResultTable(("name", false), ("n", true), ("id", false));
        table.Add("赞比亚电力", "1", "a");
        table.Add(longName, "100", "b");
        table.Write(new ClientConsole(output, output, IsTerminal: false));
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(longName, lines[2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(DisplayWidth.Of(lines[0]) - 1, DisplayWidth.Of(line) - (line.EndsWith("id", StringComparison.Ordinal) ? 1 : 0)));
    }

    [Fact]
    public void Write_NameWithControlCharacters_CannotMoveTheCursor()
    {
        using var output = new StringWriter();
        var table = new ResultTable(("name", false));
        table.Add("evil\u001b[2Jname\nnext");
        table.Write(new ClientConsole(output, output, IsTerminal: false));

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.Equal(2, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Write_OnATerminal_DrawsAFrameAndLeavesMarkupAlone()
    {
        using var output = new StringWriter();
        var table = new ResultTable(("name", false), ("n", true));
        table.Add("[red]not markup[/]", "1");
        table.Write(new ClientConsole(output, output, IsTerminal: true));

        Assert.Contains("[red]not markup[/]", output.ToString(), StringComparison.Ordinal);
        Assert.Contains('│', output.ToString());
    }
}
