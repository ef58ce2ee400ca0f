using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests.Importing;

/// <summary>A data folder written line by line, and a store beside it.</summary>
public sealed class ImportFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private MatchingStore? _store;

    public ImportFolder()
    {
        Directory.CreateDirectory(Data);
        Write("enterprises.csv", "enterprise_id,name,aliases", "E1,Invented Builders,IB", "E2,Second Builders,");
        Write("institutions.csv", "institution_id,name,aliases,country,kind", "I1,Invented Power,IP,ZM,utility", "I2,Invented Port,,KE,port_authority");
        Write("engagements.csv", EngagementHeader, Engagement("G1"), Engagement("G2", "E2", "I2"));
    }

    public static string EngagementHeader => "engagement_id,enterprise_id,institution_id,country,sector,year,outcome,amount_usd_m,role,project,project_cluster,brief";

    public string Data => _folder.File("data");

    public string Database => _folder.File("test.db");

    public MatchingStore Store => _store ??= MatchingStore.Open(new StoreOptions(Database));

    public static string Engagement(string id, string enterprise = "E1", string institution = "I1", string year = "2011", string country = "ZM") =>
        $"{id},{enterprise},{institution},{country},energy,{year},completed,12.5,receiving,P1,C1,A dam";

    public string File(string name) => _folder.File(name);

    public void Write(string name, params string[] lines) => System.IO.File.WriteAllLines(Path.Combine(Data, name), lines);

    /// <summary>A folder of many engagements.</summary>
    public void WriteMany(int engagements) =>
        Write("engagements.csv", [EngagementHeader, .. Enumerable.Range(0, engagements).Select(i => Engagement($"G{i}", $"E{1 + (i % 2)}", $"I{1 + (i % 2)}"))]);

    public ImportResult Import(ImportErrorPolicy onError = ImportErrorPolicy.Stop, IProgress<ImportProgress>? progress = null) =>
        ImportJob.Run(Store, ImportRequest.FromFolder(Data) with { OnError = onError }, progress, TestContext.Current.CancellationToken);

    public (long Enterprises, long Institutions, long Engagements, long Revision) State()
    {
        var (enterprises, institutions) = Store.Catalogue.Count();
        return (enterprises, institutions, Store.Engagements.Count(), Store.DataRevision);
    }

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }
}
