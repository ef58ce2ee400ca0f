using Matching.Testing;

namespace Matching.Interchange.Tests.Csv;

public sealed class BrokenFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public void Open_EmptyFile_NamesFileAndColumns(string text)
    {
        var error = Assert.Throws<UnreadableFileException>(() => CsvFile.Read(text));

        Assert.Contains("enterprises.csv: the file is empty", error.Message, StringComparison.Ordinal);
        Assert.Contains("enterprise_id,name,aliases", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_HeaderAlone_AreNone() => Assert.Empty(CsvFile.Read("enterprise_id,name,aliases"));

    [Fact]
    public void Open_MissingColumn_NamesFileAndColumn()
    {
        var error = Assert.Throws<MissingColumnException>(() => CsvFile.Read("enterprise_id,title,aliases\nE1,a,\n"));

        Assert.Equal(["name"], error.Columns);
        Assert.Contains("enterprises.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains("'name'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ColumnTwice_IsRefused()
    {
        var error = Assert.Throws<UnreadableFileException>(() => CsvFile.Read("enterprise_id,name,name,aliases\n"));

        Assert.Contains("'name' twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoSuchFile_NamesIt()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<MissingFileException>(() => CsvFile.Reader.OpenEngagements(folder.File("engagements.csv")));

        Assert.Contains("engagements.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Workbook_SaysThatItIsNotCsv()
    {
        var error = Assert.Throws<UnreadableFileException>(() => CsvFile.Read([.. "PK\x03\x04"u8, 1, 2, 3]));

        Assert.Contains("zip or xlsx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderWithoutEnd_IsRefused()
    {
        var error = Assert.Throws<UnreadableFileException>(() => CsvFile.Read(new string('x', 3_000_000)));

        Assert.Contains("enterprises.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IgnoredColumns_ColumnsInAnyOrderWithOthers_AreTold()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("enterprises.csv");
        File.WriteAllText(path, "note, aliases ,name,colour,enterprise_id\nx,a|b,Name,red,E1\n");

        using var file = CsvFile.Reader.OpenEnterprises(path);
        var rows = file.Rows().ToList();

        Assert.Equal(["note", "colour"], file.IgnoredColumns);
        Assert.Equal("E1@2", CsvFile.Outline(rows));
        Assert.Equal(["a", "b"], rows[0].Value!.Aliases);
        Assert.Equal(file.TotalBytes, file.BytesRead);
    }
}
