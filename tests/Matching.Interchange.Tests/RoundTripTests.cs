using CsCheck;
using Matching.Domain;
using Matching.Interchange.Tests.Csv;
using Matching.Testing;

namespace Matching.Interchange.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char["abc ,;\"'|\t=+-@éß中国水电ж\u00a0\u2028\ufeff"],
        Gen.Char.AlphaNumeric).Array[1, 30].Select(chars => RowFields.OneLine(new string(chars))).Where(text => text.Length > 0);

    private static readonly Gen<string> Name = Text.Select(text => text + " 🏗");

    private static readonly Gen<string> Alias = Text.Select(text => RowFields.OneLine(text.Replace('|', '/'))).Where(text => text.Length > 0);

    private static readonly Gen<string> Id = Gen.String[Gen.Char["aZ09-_."], 0, 40].Select(tail => "x" + tail);

    private static readonly Gen<Engagement> AnyEngagement =
        from id in Id
        from year in Gen.Int[Engagement.MinYear, Engagement.MaxYear]
        from outcome in Gen.Int[1, 6]
        from amount in Gen.Double[0, InterchangeFormat.MaxAmountUsdMillions].Nullable()
        from role in Gen.Int[1, 2]
        from project in Text
        from cluster in Text
        from brief in Text
        select new Engagement(
            new(id), new("E" + id[..^1]), new("I" + id[..^1]), new("ZM"), new("energy"), year, (EngagementOutcome)outcome, amount, (EngagementRole)role, project, cluster, brief);

    [Fact]
    public void Engagements_AnyText_ReadBackEqual() => AnyEngagement.List[0, 20].Sample(
        list =>
        {
            var expected = list.DistinctBy(row => row.Id).ToList();
            Assert.Equal(expected, Through(InterchangeWriter.Engagements, CsvFile.Reader.OpenEngagements, expected));
        },
        iter: 200);

    [Fact]
    public void Institutions_AnyNames_ReadBackEqual() => Gen.Select(Id, Name, Alias.List[0, 4], Gen.Int[1, 13]).List[0, 20].Sample(
        list =>
        {
            var expected = list.DistinctBy(row => row.Item1)
                .Select(row => new Institution(new(row.Item1), row.Item2, [.. row.Item3.Distinct()], new("XK"), (InstitutionKind)row.Item4)).ToList();
            var actual = Through(InterchangeWriter.Institutions, CsvFile.Reader.OpenInstitutions, expected);
            Assert.Equal(expected.Select(Flat), actual.Select(Flat));
        },
        iter: 200);

    [Fact]
    public void Write_AliasWithSeparator_IsRefused()
    {
        using var writer = InterchangeWriter.Enterprises(new MemoryStream());

        Assert.Throws<ArgumentException>(() => writer.Write(new Enterprise(new("E1"), "Name", ["a|b"])));
    }

    [Fact]
    public void Rejects_ValueThatASpreadsheetWouldRun_IsShownAsText()
    {
        var stream = new MemoryStream();
        using (var writer = InterchangeWriter.Rejects(stream))
        {
            writer.Write(new RowError("engagements.csv", 7, "year", "=HYPERLINK(1)", "not a year, surely"));
        }

        Assert.Equal("file,line,column,value,reason\nengagements.csv,7,year,'=HYPERLINK(1),\"not a year, surely\"\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Flat(Institution row) => $"{row.Id}\0{row.Name}\0{string.Join('\0', row.Aliases)}\0{row.Country}\0{row.Kind}";

    private static List<T> Through<T>(Func<Stream, InterchangeWriter<T>> write, Func<string, InterchangeFile<T>> open, IEnumerable<T> rows)
        where T : class
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("rows.csv");
        using (var writer = write(File.Create(path)))
        {
            writer.WriteAll(rows);
        }

        using var file = open(path);
        return [.. file.Rows().Select(row => row.Value ?? throw new InvalidOperationException(row.Error!.ToString()))];
    }
}
