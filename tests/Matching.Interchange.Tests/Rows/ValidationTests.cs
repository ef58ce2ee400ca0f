using Matching.Domain;
using Matching.Interchange.Tests.Csv;
using Matching.Testing;

namespace Matching.Interchange.Tests.Rows;

public sealed class ValidationTests
{
    private static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal)
    {
        ["engagement_id"] = "G1",
        ["enterprise_id"] = "E1",
        ["institution_id"] = "I1",
        ["country"] = "ZM",
        ["sector"] = "energy",
        ["year"] = "2011",
        ["outcome"] = "completed",
        ["amount_usd_m"] = "12.5",
        ["role"] = "receiving",
        ["project"] = "P1",
        ["project_cluster"] = "C1",
        ["brief"] = "A dam",
    };

    [Theory]
    [InlineData("engagement_id", "", "id is empty")]
    [InlineData("enterprise_id", "E 1", "not an id")]
    [InlineData("institution_id", "-1", "not an id")]
    [InlineData("country", "XX", "not a country")]
    [InlineData("country", "ZMB", "for Zambia write 'ZM'")]
    [InlineData("country", "zm", "write 'ZM'")]
    [InlineData("sector", "magic", "not a sector")]
    [InlineData("sector", "Energy", "for Energy write 'energy'")]
    [InlineData("sector", "multisector", "is a family, name one of its sectors: general-environmental-protection")]
    [InlineData("year", "20133", "1949 to 2100")]
    [InlineData("year", "1948", "1949 to 2100")]
    [InlineData("year", "2011.0", "1949 to 2100")]
    [InlineData("year", "", "1949 to 2100")]
    [InlineData("outcome", "done", "pledged, committed")]
    [InlineData("outcome", "Completed", "not one of")]
    [InlineData("role", "", "receiving, implementing")]
    [InlineData("amount_usd_m", "-1", "not an amount")]
    [InlineData("amount_usd_m", "1,5", "not an amount")]
    [InlineData("amount_usd_m", "NaN", "not an amount")]
    [InlineData("amount_usd_m", "Infinity", "not an amount")]
    [InlineData("amount_usd_m", "1e300", "not an amount")]
    public void Rows_BadValue_NamesFileLineColumnValueAndReason(string column, string value, string reason)
    {
        var row = Read(With(column, value));

        Assert.Null(row.Value);
        Assert.Equal(("engagements.csv", 2L, column, value), (row.Error!.File, row.Error.Line, row.Error.Column, row.Error.Value));
        Assert.Contains(reason, row.Error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_GoodRow_IsTakenWhole()
    {
        var row = Read(Good);

        Assert.Equal(
            new Engagement(new("G1"), new("E1"), new("I1"), new("ZM"), new("energy"), 2011, EngagementOutcome.Completed, 12.5, EngagementRole.Receiving, "P1", "C1", "A dam"),
            row.Value);
    }

    [Fact]
    public void Rows_OptionalFieldsEmpty_TakeTheirDefaults()
    {
        var fields = new Dictionary<string, string>(Good, StringComparer.Ordinal) { ["amount_usd_m"] = "", ["project"] = " ", ["project_cluster"] = "", ["brief"] = "" };

        var value = Read(fields).Value!;

        Assert.Equal((null, "G1", "G1", ""), (value.AmountUsdMillions, value.Project, value.ProjectCluster, value.Brief));
    }

    [Theory]
    [InlineData("brief", InterchangeFormat.MaxBriefLength)]
    [InlineData("project", InterchangeFormat.MaxProjectLength)]
    [InlineData("project_cluster", InterchangeFormat.MaxProjectLength)]
    public void Rows_TextAtAndOverItsLimit_IsTakenAndRefused(string column, int limit)
    {
        Assert.NotNull(Read(With(column, new string('x', limit))).Value);
        Assert.Equal(column, Read(With(column, new string('x', limit + 1))).Error!.Column);
    }

    [Theory]
    [InlineData("E1,   ,\n", "name")]
    [InlineData("E1,\"\n\",\n", "name")]
    public void Rows_BlankName_IsRefused(string text, string column) =>
        Assert.Equal(column, CsvFile.Read(CsvFile.Header + text)[0].Error!.Column);

    [Fact]
    public void Rows_Aliases_AreTrimmedAndBlanksAndRepeatsAreDropped() =>
        Assert.Equal(["a", "b"], CsvFile.Read(CsvFile.Header + "E1,Name, a ||b|a | |Name|\n")[0].Value!.Aliases);

    [Fact]
    public void Rows_TooManyAliases_AreRefused() =>
        Assert.Equal("aliases", CsvFile.Read(CsvFile.Header + "E1,Name," + string.Join('|', Enumerable.Range(0, InterchangeFormat.MaxAliases + 1)) + "\n")[0].Error!.Column);

    [Fact]
    public void Rows_UnknownKind_ListsTheKinds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("institutions.csv");
        File.WriteAllText(path, "institution_id,name,aliases,country,kind\nI1,a,,XK,castle\nI2,b,,XK,museum\n");
        using var file = CsvFile.Reader.OpenInstitutions(path);

        var rows = file.Rows().ToList();

        Assert.Contains("design_studio", rows[0].Error!.Reason, StringComparison.Ordinal);
        Assert.Equal(new Institution(new("I2"), "b", [], new("XK"), InstitutionKind.Museum) with { Aliases = rows[1].Value!.Aliases }, rows[1].Value);
    }

    private static Dictionary<string, string> With(string column, string value) => new(Good, StringComparer.Ordinal) { [column] = value };

    private static InterchangeRow<Engagement> Read(Dictionary<string, string> fields)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("engagements.csv");
        File.WriteAllText(path, $"{string.Join(',', fields.Keys)}\n{string.Join(',', fields.Values.Select(value => $"\"{value}\""))}\n");
        using var file = CsvFile.Reader.OpenEngagements(path);
        return Assert.Single(file.Rows());
    }
}
