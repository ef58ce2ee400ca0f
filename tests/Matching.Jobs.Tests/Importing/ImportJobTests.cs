using Matching.Domain;
using Matching.Interchange;

namespace Matching.Jobs.Tests.Importing;

public sealed class ImportJobTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Folder_LandsAndCounts()
    {
        var result = _folder.Import();

        Assert.Equal((2, 2, 2, 1), _folder.State());
        Assert.Equal(["enterprises.csv", "institutions.csv", "engagements.csv"], result.Counts.Select(count => count.File));
        Assert.All(result.Counts, count => Assert.Equal((2, 2, 0, 0), (count.Read, count.Imported, count.Unchanged, count.Rejected)));
        Assert.Equal((1, null, 0), (result.DataRevision, result.RejectsPath, result.Rejected));
        Assert.Equal("Invented Power", _folder.Store.Catalogue.FindInstitution(new InstitutionId("I1"))!.Name);
    }

    [Fact]
    public void Run_EngagementInACustomSector_LandsAndIsLearntFromAsOneOfItsParent()
    {
        using (var edit = _folder.Store.BeginEdit(TimeProvider.System))
        {
            edit.Sectors.Add(new CustomSector(new SectorId("solar-power"), new SectorId("energy"), "Solar power", string.Empty, []));
            edit.Commit();
        }

        _folder.Write("engagements.csv", ImportFolder.EngagementHeader, ImportFolder.Engagement("G1").Replace("energy", "solar-power", StringComparison.Ordinal));
        _folder.Import();
        var data = LearningData.Load(_folder.Store);

        Assert.Equal("solar-power", _folder.Store.Engagements.Find(new EngagementId("G1"))!.Sector.Value);
        Assert.Equal("energy", data.Log.Ties(data.Catalogue).Single().Sector.Value);
    }

    [Fact]
    public void Run_SameAgain_ChangesNothing()
    {
        _folder.Import();

        var result = _folder.Import();

        Assert.Equal((2, 2, 2, 1), _folder.State());
        Assert.Equal(1, result.DataRevision);
        Assert.All(result.Counts, count => Assert.Equal((2, 0, 2), (count.Read, count.Imported, count.Unchanged)));
    }

    [Fact]
    public void Run_ChangedRows_UpdateTheirRows()
    {
        _folder.Import();
        _folder.Write("engagements.csv", ImportFolder.EngagementHeader, ImportFolder.Engagement("G1", year: "2012"), ImportFolder.Engagement("G3"));

        var counts = _folder.Import().Counts[2];

        Assert.Equal((1, 1, 0), (counts.Inserted, counts.Updated, counts.Unchanged));
        Assert.Equal((2, 2, 3, 2), _folder.State());
    }

    [Theory]
    [InlineData("20133", "ZM", "E1", "year", "20133")]
    [InlineData("2011", "XX", "E1", "country", "XX")]
    [InlineData("2011", "ZM", "E9", "enterprise_id", "E9")]
    public void Run_BadRowUnderStop_NamesItAndLeavesNothing(string year, string country, string enterprise, string column, string value)
    {
        _folder.Write("engagements.csv", ImportFolder.EngagementHeader, ImportFolder.Engagement("G1"), ImportFolder.Engagement("G2", enterprise, "I1", year, country));

        var error = Assert.Throws<ImportRowException>(() => _folder.Import());

        Assert.Equal(("engagements.csv", 3L, column, value), (error.Error.File, error.Error.Line, error.Error.Column, error.Error.Value));
        Assert.StartsWith($"engagements.csv, line 3, column {column}, value '{value}': ", error.Message, StringComparison.Ordinal);
        Assert.Contains("--on-error skip", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0), _folder.State());
    }

    [Fact]
    public void Run_BadRowsUnderSkip_AreLeftOutAndWrittenDown()
    {
        _folder.Write("institutions.csv", "institution_id,name,aliases,country,kind", "I1,Invented Power,,ZM,utility", "I2,Port,,KE,castle", "I1,Again,,ZM,bank");

        var result = _folder.Import(ImportErrorPolicy.Skip);

        Assert.Equal((2, 1, 1, 1), _folder.State());
        Assert.Equal([(2, 2, 0), (3, 1, 2), (2, 1, 1)], result.Counts.Select(count => ((int)count.Read, (int)count.Imported, (int)count.Rejected)));
        Assert.Equal(_folder.Database + ".rejects.csv", result.RejectsPath);
        var lines = File.ReadAllLines(result.RejectsPath!);
        Assert.Equal("file,line,column,value,reason", lines[0]);
        Assert.Equal(["institutions.csv,3,kind,castle", "institutions.csv,4,institution_id,I1", "engagements.csv,3,institution_id,I2"], lines[1..].Select(line => string.Join(',', line.Split(',')[..4])));
    }

    [Fact]
    public void Run_SkipThatFails_KeepsTheRejectsOfTheLastImport()
    {
        var rejects = _folder.File("my rejects.csv");
        File.WriteAllText(rejects, "old");
        File.Delete(Path.Combine(_folder.Data, "engagements.csv"));
        var request = ImportRequest.FromFolder(_folder.Data) with { OnError = ImportErrorPolicy.Skip, RejectsPath = rejects };

        Assert.Throws<MissingFileException>(() => ImportJob.Run(_folder.Store, request, null, TestContext.Current.CancellationToken));

        Assert.Equal("old", File.ReadAllText(rejects));
        Assert.False(File.Exists(rejects + ".partial"));
    }

    [Theory]
    [InlineData("enterprises.csv")]
    [InlineData("institutions.csv")]
    [InlineData("engagements.csv")]
    public void Run_FileMissing_NamesIt(string name)
    {
        File.Delete(Path.Combine(_folder.Data, name));

        var error = Assert.Throws<MissingFileException>(() => _folder.Import());

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0), _folder.State());
    }

    [Fact]
    public void Run_UnknownColumns_AreNoted()
    {
        _folder.Write("enterprises.csv", "enterprise_id,name,aliases,colour", "E1,a,,red", "E2,b,,blue");

        Assert.Equal("enterprises.csv: the column 'colour' is not part of the format and was ignored", Assert.Single(_folder.Import().Notes));
    }

    [Fact]
    public void Run_Progress_GoesForwardToTheEnd()
    {
        _folder.WriteMany(25_000);
        var reports = new List<ImportProgress>();

        _folder.Import(progress: new ProgressSink(reports.Add));

        Assert.Equal(25_000, reports[^1].Rows);
        Assert.Equal(reports[^1].BytesTotal, reports[^1].BytesDone);
        Assert.Contains(reports, report => report is { File: "engagements.csv", Rows: 20_000 });
        Assert.Equal(reports.Select(report => report.BytesDone).Order(), reports.Select(report => report.BytesDone));
    }
}
