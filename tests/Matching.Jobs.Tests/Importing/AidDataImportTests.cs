namespace Matching.Jobs.Tests.Importing;

public sealed class AidDataImportTests : IDisposable
{
    private const string Header =
        "AidData TUFF Project ID,Recipient,Umbrella,Commitment Year,Title,Staff Comments,Status,AidData Sector Code,AidData Sector Name,Funding Agencies," +
        "Funding Agencies Type,Receiving Agencies,Receiving Agencies Type,Receiving Agencies Origin,Implementing Agencies,Implementing Agencies Type," +
        "Implementing Agencies Origin,Amount (Constant USD2017),A column of ours";

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_BadProjectUnderStop_LeavesNothing()
    {
        var error = Assert.Throws<ImportRowException>(() => Import(ImportErrorPolicy.Stop, Project(1), Project(2, "20133")));

        Assert.Equal(("projects.csv", 3L, "Commitment Year", "20133"), (error.Error.File, error.Error.Line, error.Error.Column, error.Error.Value));
        Assert.Equal((0, 0, 0, 0), _folder.State());
    }

    [Fact]
    public void Run_BadProjectUnderSkip_IsWrittenDownAndTheRestLands()
    {
        var result = Import(ImportErrorPolicy.Skip, Project(1), Project(2, "20133"));

        Assert.Equal((1, 1, 1, 1), _folder.State());
        Assert.Equal((1, 1, 2), (result.Rejected, result.AidData!.RejectedProjects, result.AidData.Projects));
        Assert.StartsWith("projects.csv,3,Commitment Year,20133,", File.ReadAllLines(result.RejectsPath!)[1], StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.Contains("'A column of ours' is not part of the format", StringComparison.Ordinal));
        Assert.Contains("2 projects read = 1 used", result.AidData.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherSpellingsLater_GatherAsAliasesAndTheFirstNameStays()
    {
        Import(ImportErrorPolicy.Stop, Project(1));
        Import(ImportErrorPolicy.Stop, Project(3, builder: "INVENTED BUILDERS LIMITED (IB)"));
        var state = _folder.State();

        var again = Import(ImportErrorPolicy.Stop, Project(1));

        var enterprise = Assert.Single(_folder.Store.Catalogue.ReadEnterprises());
        Assert.Equal("Invented Builders Ltd.", enterprise.Name);
        Assert.Equal(["INVENTED BUILDERS LIMITED", "IB"], enterprise.Aliases);
        Assert.All(again.Counts, count => Assert.Equal(count.Read, count.Unchanged));
        Assert.Equal(state, _folder.State());
    }

    private static string Project(int id, string year = "2009", string builder = "Invented Builders Ltd.") =>
        $"{id},Viet Nam,No,{year},Invented credit,,Completion,220,COMMUNICATIONS,,,,,,{builder}|Invented Telecom,Private Sector|State-owned Company,China|Recipient,1000000,x";

    private ImportResult Import(ImportErrorPolicy onError, params string[] projects)
    {
        var path = _folder.File("projects.csv");
        File.WriteAllLines(path, [Header, .. projects]);
        return ImportJob.Run(_folder.Store, ImportRequest.FromAidData(path) with { OnError = onError }, null, TestContext.Current.CancellationToken);
    }
}
