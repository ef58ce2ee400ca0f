using System.IO.Compression;
using System.Security;
using Matching.Domain;
using Matching.Testing;

namespace Matching.Interchange.Tests.AidData;

/// <summary>An invented file in the publisher's layout, as CSV or xlsx.</summary>
internal sealed class AidDataFile
{
    private readonly List<string> _columns;
    private readonly List<Dictionary<string, string>> _rows = [];

    public AidDataFile(string release = "3.0")
    {
        Layout = release == "3.0" ? AidDataLayout.Version3 : AidDataLayout.Version2;
        _columns = [.. Layout.Published];
    }

    public AidDataLayout Layout { get; }

    public AidDataFile Rename(string column, string? other)
    {
        var place = _columns.IndexOf(column);
        _columns.RemoveAt(place);
        if (other is not null)
        {
            _columns.Insert(place, other);
        }

        return this;
    }

    /// <summary>Adds a project of release 3.0 that gives one engagement, but for the cells named.</summary>
    public AidDataFile Add(int id, params (string Column, string Value)[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AidData Record ID"] = $"{id}",
            ["Umbrella"] = "No",
            ["Recipient"] = "Zambia",
            ["Recipient ISO-3"] = "ZMB",
            ["Commitment Year"] = "2011",
            ["Title"] = $"Invented Bank lends for dam {id}",
            ["Status"] = "Completion",
            ["Sector Code"] = "230",
            ["Sector Name"] = "ENERGY",
            ["Amount (Constant USD 2021)"] = "1234567.4",
            ["Implementing Agencies"] = "Invented Builders Co., Ltd. (IBC)|Invented Power Supply (IPS)",
            ["Implementing Agencies Type"] = "Chinese State-owned Company|Recipient State-owned Company",
        };
        return AddRow(row, cells);
    }

    /// <summary>Adds a project of release 2.0 that gives one engagement, but for the cells named.</summary>
    public AidDataFile AddVersion2(int id, params (string Column, string Value)[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AidData TUFF Project ID"] = $"{id}",
            ["Umbrella"] = "No",
            ["Recipient"] = "Viet Nam",
            ["Commitment Year"] = "2009",
            ["Title"] = "Invented credit",
            ["Status"] = "Pipeline: Pledge",
            ["AidData Sector Code"] = "220",
            ["AidData Sector Name"] = "COMMUNICATIONS",
            ["Amount (Constant USD2017)"] = "",
            ["Implementing Agencies"] = "Invented Telecom Technologies Co., Ltd.|Invented Telecom Agency",
            ["Implementing Agencies Type"] = "Other|Government Agency",
            ["Implementing Agencies Origin"] = "China (People's Republic of)|Recipient",
        };
        return AddRow(row, cells);
    }

    public AidDataFile AddBlank() => AddRow(new Dictionary<string, string>(StringComparer.Ordinal), []);

    public AidDataContent Read(Action<RowError>? onError = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("projects.csv");
        WriteCsv(path);
        return ReadFile(path, onError);
    }

    public static AidDataContent ReadFile(string path, Action<RowError>? onError = null) =>
        new AidDataReader(RegionTree.Default, SectorTree.Default).Read(
            path, onError ?? (error => Assert.Fail(error.ToString())), onRow: null, TestContext.Current.CancellationToken);

    public void WriteCsv(string path) => File.WriteAllLines(path, Table().Select(row =>
        string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

    public void WriteWorkbook(string path, string sheetName = "GCDF")
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheetName}" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Part(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(Table().Select(SheetRow))}</sheetData></worksheet>""");
    }

    private AidDataFile AddRow(Dictionary<string, string> row, (string Column, string Value)[] cells)
    {
        foreach (var (column, value) in cells)
        {
            row[column] = value;
        }

        _rows.Add(row);
        return this;
    }

    private IEnumerable<string[]> Table() => _rows.Select(row => _columns.Select(column => row.GetValueOrDefault(column, "")).ToArray()).Prepend([.. _columns]);

    private static string SheetRow(string[] cells, int row) =>
        $"<row r=\"{row + 1}\">{string.Concat(cells.Select((cell, i) => $"<c r=\"{Letters(i)}{row + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"))}</row>";

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
