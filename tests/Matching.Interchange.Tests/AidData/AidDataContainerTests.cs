using System.IO.Compression;
using Matching.Testing;

namespace Matching.Interchange.Tests.AidData;

public sealed class AidDataContainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WorkbookAndCsvOfTheSameRows_GiveTheSame()
    {
        var file = new AidDataFile().Add(1, ("Title", "Dam & <bridge> \"x\"")).Add(2, ("Recipient ISO-3", "KEN"));
        file.WriteCsv(_folder.File("a.csv"));
        file.WriteWorkbook(_folder.File("a.xlsx"));

        var (csv, workbook) = (AidDataFile.ReadFile(_folder.File("a.csv")), AidDataFile.ReadFile(_folder.File("a.xlsx")));

        Assert.Equal(2, csv.Engagements.Count);
        Assert.Equal(csv.Engagements, workbook.Engagements);
        Assert.Equal(csv.Summary with { UnknownColumns = [], MissingColumns = [] }, workbook.Summary with { UnknownColumns = [], MissingColumns = [] });
    }

    [Fact]
    public void Read_FileNamedOtherwise_IsKnownByItsHeader()
    {
        new AidDataFile("2.0").AddVersion2(1).WriteWorkbook(_folder.File("gcdf 3.0.csv"));

        Assert.Equal("2.0", AidDataFile.ReadFile(_folder.File("gcdf 3.0.csv")).Summary.Release);
    }

    [Fact]
    public void Read_OtherColumns_AreNamed()
    {
        var content = new AidDataFile().Rename("Maturity", "Maturity in years").Rename("Amount (Constant USD 2021)", "Amount (Constant USD 2023)")
            .Add(1, ("Amount (Constant USD 2023)", "5000000")).Read();

        Assert.Equal(["Maturity in years"], content.Summary.UnknownColumns);
        Assert.Equal(["Maturity"], content.Summary.MissingColumns);
        Assert.Equal(5, content.Engagements[0].AmountUsdMillions);
    }

    [Fact]
    public void Read_NeededColumnMissing_NamesFileAndColumn()
    {
        var error = Assert.Throws<MissingColumnException>(() => new AidDataFile().Rename("Implementing Agencies Type", null).Add(1).Read());

        Assert.Equal(["Implementing Agencies Type"], error.Columns);
        Assert.Contains("projects.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchFile_NamesIt() =>
        Assert.Contains("none.xlsx", Assert.Throws<MissingFileException>(() => AidDataFile.ReadFile(_folder.File("none.xlsx"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CsvOfSomethingElse_NamesTheFileAndWhatToGive()
    {
        File.WriteAllText(_folder.File("other.xlsx"), "a,b\n1,2\n");

        var error = Assert.Throws<UnreadableFileException>(() => AidDataFile.ReadFile(_folder.File("other.xlsx")));

        Assert.Contains("other.xlsx: the header is of no release", error.Message, StringComparison.Ordinal);
        Assert.Contains("AidData Record ID", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipThatIsNoWorkbook_SaysSo()
    {
        using (var zip = ZipFile.Open(_folder.File("a.xlsx"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("readme.txt");
        }

        Assert.Contains("not an xlsx workbook", Fault("a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookWithoutTheSheet_ListsItsSheets()
    {
        new AidDataFile().Rename("AidData Record ID", "Number").WriteWorkbook(_folder.File("a.xlsx"), "Read me");

        Assert.Contains("sheets: Read me", Fault("a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookCutShortAnywhere_SaysThatItIsDamaged()
    {
        new AidDataFile().Add(1).WriteWorkbook(_folder.File("whole.xlsx"));
        var whole = File.ReadAllBytes(_folder.File("whole.xlsx"));
        foreach (var length in new[] { 5, 100, whole.Length / 2, whole.Length - 30 })
        {
            File.WriteAllBytes(_folder.File("cut.xlsx"), whole[..length]);

            Assert.Contains("damaged or cut short", Fault("cut.xlsx"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_WorkbookWithBrokenXml_SaysThatItIsDamaged()
    {
        new AidDataFile().Add(1).WriteWorkbook(_folder.File("a.xlsx"));
        using (var zip = ZipFile.Open(_folder.File("a.xlsx"), ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write("<worksheet><sheetData><row><c");
        }

        Assert.Contains("a.xlsx", Fault("a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookThatUnpacksBeyondTheLimit_IsRefusedBeforeItIsRead()
    {
        new AidDataFile().Add(1).WriteWorkbook(_folder.File("bomb.xlsx"));
        using (var zip = ZipFile.Open(_folder.File("bomb.xlsx"), ZipArchiveMode.Update))
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open();
            part.Write(new byte[8_000_000]);
        }

        Assert.InRange(new FileInfo(_folder.File("bomb.xlsx")).Length, 0, 200_000);
        var error = Assert.Throws<UnreadableFileException>(() => new WorkbookTable(_folder.File("bomb.xlsx"), maxUnpackedBytes: 4_000_000));
        Assert.Contains("unpacks to more than 4,000,000 bytes", error.Message, StringComparison.Ordinal);
    }

    private string Fault(string name) => Assert.Throws<UnreadableFileException>(() => AidDataFile.ReadFile(_folder.File(name))).Message;
}
