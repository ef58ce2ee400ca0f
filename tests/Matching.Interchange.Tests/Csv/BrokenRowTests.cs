using System.Text;
using Matching.Testing;

namespace Matching.Interchange.Tests.Csv;

public sealed class BrokenRowTests
{
    [Theory]
    [InlineData("E1,a\"b,\nE2,c,\n", "(2) E2@3", "a quote stands inside")]
    [InlineData("E1,\"a\"b,\nE2,c,\n", "(2) E2@3", "text follows the closing quote")]
    [InlineData("E1,\"a,\nE2,c,\nE3,d,\n", "(2) E2@3 E3@4", "never closed")]
    [InlineData("E1,\"a,\nE2,c,\nE3,\"d\",\nE4,e,\n", "(2) E2@3 E3@4 E4@5", "text follows the closing quote")]
    [InlineData("E1,a\nE2,c,\n", "(2) E2@3", "2 fields where the header has 3")]
    [InlineData("E1,a,b,c\nE2,c,\n", "(2) E2@3", "4 fields where the header has 3")]
    [InlineData("E1,a\0b,\nE2,c,\n", "(2) E2@3", "control character U+0000")]
    [InlineData("E1,\u001b[31mred,\nE2,c,\n", "(2) E2@3", "control character U+001B")]
    public void Rows_BrokenRow_IsToldAndReadingGoesOn(string text, string outline, string reason)
    {
        var rows = CsvFile.Read(CsvFile.Header + text);

        Assert.Equal(outline, CsvFile.Outline(rows));
        Assert.Contains(reason, rows[0].Error!.Reason, StringComparison.Ordinal);
        Assert.Equal("enterprises.csv", rows[0].Error!.File);
    }

    [Fact]
    public void Rows_QuotedLineBreaks_AreOneRowAndCountAsLines()
    {
        var rows = CsvFile.Read(CsvFile.Header + "E1,\"Power\r\n  China\n\",\"a \"\"b\"\", c|d\"\n\nE2,x,\n");

        Assert.Equal("E1@2 E2@6", CsvFile.Outline(rows));
        Assert.Equal("Power China", rows[0].Value!.Name);
        Assert.Equal(["a \"b\", c", "d"], rows[0].Value!.Aliases);
    }

    [Fact]
    public void Rows_BrokenRowBehindQuotedLineBreaks_NamesItsFirstLine()
    {
        var rows = CsvFile.Read(CsvFile.Header + "E1,\"a\nb\",\n!,\"c\nd\",\nE3,e,\n");

        Assert.Equal("E1@2 (4) E3@6", CsvFile.Outline(rows));
        Assert.Equal("enterprise_id", rows[1].Error!.Column);
    }

    [Theory]
    [InlineData("E2,{0},\n")]
    [InlineData("E2,\"{0}\",\n")]
    public void Rows_FieldOfTenMegabytes_CostsOneRowAndNoMemory(string row)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("enterprises.csv");
        File.WriteAllText(path, CsvFile.Header + "E1,a,\n" + row.Replace("{0}", new string('y', 10_000_000), StringComparison.Ordinal) + "E3,c,\n");
        using var file = CsvFile.Reader.OpenEnterprises(path);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = file.Rows().ToList();

        Assert.Equal("E1@2 (3) E3@4", CsvFile.Outline(rows));
        Assert.Contains("65,536 bytes", rows[1].Error!.Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void Rows_FieldOverTheLimit_NamesItsColumn()
    {
        var rows = CsvFile.Read(CsvFile.Header + "E1,a," + new string('z', InterchangeFormat.MaxFieldBytes + 1) + "\nE2,b,\n");

        Assert.Equal("(2) E2@3", CsvFile.Outline(rows));
        Assert.Equal("aliases", rows[0].Error!.Column);
        Assert.Equal(RowError.MaxValueLength + 1, rows[0].Error!.Value.Length);
    }

    [Fact]
    public void Rows_QuoteNeverClosedInALongFile_CostsOneRow()
    {
        var text = new StringBuilder(CsvFile.Header).Append("E,\"open,\n");
        for (var i = 0; i < 200_000; i++)
        {
            text.Append('E').Append(i).Append(",name,\n");
        }

        var rows = CsvFile.Read(text.ToString());

        Assert.Equal(200_001, rows.Count);
        Assert.Equal(2, Assert.Single(rows, row => row.Error is not null).Line);
    }

    [Fact]
    public void Rows_RepeatedId_TheLaterOneIsBad()
    {
        var rows = CsvFile.Read(CsvFile.Header + "E1,a,\n E1 ,b,\nE2,c,\n");

        Assert.Equal("E1@2 (3) E2@4", CsvFile.Outline(rows));
        Assert.Contains("twice", rows[1].Error!.Reason, StringComparison.Ordinal);
    }
}
