using Matching.Domain;

namespace Matching.Store.Tests.Importing;

public sealed class ImportSessionTests : StoreTestBase
{
    [Fact]
    public void Put_EverythingNew_IsReadBackEqual()
    {
        var store = Open();
        World.Fill(store);

        Assert.Equal(1, store.DataRevision);
        Assert.Equal((2, 2), store.Catalogue.Count());
        Assert.Equivalent(World.Enterprise("e1", "Sinohydro", "中国水电"), store.Catalogue.FindEnterprise(new EnterpriseId("e1")), strict: true);
        Assert.Equivalent(World.Institution("i2", "Électricité du Nord", "FR"), store.Catalogue.FindInstitution(new InstitutionId("i2")), strict: true);
        Assert.Equal([World.Engagement("g2", institution: "i2", year: 2008), World.Engagement("g1")], store.Engagements.ReadAll());
        Assert.Equal(["e1", "e2"], store.Catalogue.ReadEnterprises().Select(e => e.Id.Value));
        Assert.Equal(["i1", "i2"], store.Catalogue.ReadInstitutions().Select(i => i.Id.Value));
    }

    [Fact]
    public void Put_TheSameAgain_IsUnchangedAndKeepsTheRevision()
    {
        var store = Open();
        World.Fill(store);
        using var session = store.BeginImport();

        Assert.Equal(UpsertResult.Unchanged, session.Put(World.Enterprise("e1", "Sinohydro", "中国水电")));
        Assert.Equal(UpsertResult.Unchanged, session.Put(World.Institution("i1", "ZESCO Limited")));
        Assert.Equal(UpsertResult.Unchanged, session.Put(World.Engagement("g1")));
        Assert.Equal(1, session.Commit());
        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void Put_ChangedContent_IsUpdated()
    {
        var store = Open();
        World.Fill(store);
        using (var session = store.BeginImport())
        {
            Assert.Equal(UpsertResult.Updated, session.Put(World.Enterprise("e1", "PowerChina")));
            Assert.Equal(UpsertResult.Updated, session.Put(World.Institution("i1", "ZESCO Limited", kind: InstitutionKind.Company)));
            Assert.Equal(UpsertResult.Updated, session.Put(World.Engagement("g1", amount: null)));
            Assert.Equal(2, session.Commit());
        }

        Assert.Equal("PowerChina", store.Catalogue.FindEnterprise(new EnterpriseId("e1"))!.Name);
        Assert.Equal(InstitutionKind.Company, store.Catalogue.FindInstitution(new InstitutionId("i1"))!.Kind);
        Assert.Null(store.Engagements.Find(new EngagementId("g1"))!.AmountUsdMillions);
    }

    [Fact]
    public void Put_UnknownSides_IsRejectedByColumn()
    {
        var store = Open();
        World.Fill(store);
        using var session = store.BeginImport();

        Assert.Equal("enterprise_id", session.Put(World.Engagement("g9", enterprise: "nobody")).Column);
        var institution = session.Put(World.Engagement("g9", institution: "nowhere"));
        Assert.Equal(UpsertResult.Rejected("institution_id", "there is no institution 'nowhere'"), institution);
        Assert.Equal("year", session.Put(World.Engagement("g9", year: 20133)).Column);
        Assert.Equal("amount_usd_m", session.Put(World.Engagement("g9", amount: double.NaN)).Column);
        Assert.Equal("name", session.Put(World.Enterprise("e9", " ")).Column);
        Assert.Equal("kind", session.Put(World.Institution("i9", kind: InstitutionKind.Unspecified)).Column);
        Assert.Equal(1, session.Commit());
    }

    [Fact]
    public void Put_AnIdTwice_IsRejectedOrUpdatedAsAsked()
    {
        var store = Open();
        using (var session = store.BeginImport())
        {
            Assert.Equal(UpsertResult.Inserted, session.Put(World.Enterprise("e1")));
            Assert.Equal("enterprise_id", session.Put(World.Enterprise("e1", "Other")).Column);
        }

        using (var session = store.BeginImport(RepeatedIds.Update))
        {
            Assert.Equal(UpsertResult.Inserted, session.Put(World.Enterprise("e1")));
            Assert.Equal(UpsertResult.Updated, session.Put(World.Enterprise("e1", "Other")));
            Assert.Equal(UpsertResult.Unchanged, session.Put(World.Enterprise("e1", "Other")));
            session.Commit();
        }

        Assert.Equal("Other", store.Catalogue.FindEnterprise(new EnterpriseId("e1"))!.Name);
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        var store = Open();
        using (var session = store.BeginImport())
        {
            session.Put(World.Enterprise("e1"));
        }

        Assert.Equal(0, store.DataRevision);
        Assert.Null(store.Catalogue.FindEnterprise(new EnterpriseId("e1")));
        World.Fill(store);
        Assert.Equal(1, store.DataRevision);
    }

    [Fact]
    public void BeginImport_WhileAnotherRuns_IsBusy()
    {
        var store = Open(options => options with { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        using var session = store.BeginImport();

        Assert.Throws<StoreBusyException>(() => store.BeginImport());
    }
}
