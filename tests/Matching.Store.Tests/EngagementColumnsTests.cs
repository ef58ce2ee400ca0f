using Matching.Domain;
using Matching.Testing;

namespace Matching.Store.Tests;

public sealed class EngagementColumnsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MatchingStore _store;

    public EngagementColumnsTests() => _store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ReadColumns_RowsInAnotherOrderThanTheirIds_AreGivenInOrderOfId()
    {
        Put("g3", "g1", "g2");

        var columns = _store.Engagements.ReadColumns(withClusters: true, others: []);

        Assert.Equal([2001, 2002, 2003], Enumerable.Range(0, columns.Count).Select(i => columns.InOrderOfId(i).Year));
        Assert.Equal(2003, columns.LastYear);
        Assert.Equal(["c1", "c2", "c3"], columns.Clusters!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReadColumns_OtherIds_GetTheirPlacesBehindTheSameIdAndThoseBefore()
    {
        Put("g2", "g1", "g3");

        var columns = _store.Engagements.ReadColumns(withClusters: false, [new("a"), new("g1"), new("g2x"), new("z")]);

        Assert.Equal([0, 1, 2, 3], columns.Places);
        Assert.Null(columns.Clusters);
    }

    [Fact]
    public void ReadColumns_EmptyStore_HoldsNothing()
    {
        var columns = _store.Engagements.ReadColumns(withClusters: false, [new("a")]);
        Assert.Equal((0, 0), (columns.Count, columns.LastYear));
        Assert.Equal([0], columns.Places);
    }

    [Fact]
    public void Has_OtherSectorOrLaterYear_IsFalse()
    {
        Put("g1");
        var row = World.Engagement("g1", year: 2001);
        Assert.True(_store.Engagements.Has(row.Enterprise, row.Institution, row.Sector, 2001));
        Assert.False(_store.Engagements.Has(row.Enterprise, row.Institution, row.Sector, 2002));
        Assert.False(_store.Engagements.Has(row.Enterprise, row.Institution, new SectorId("health"), 2001));
        Assert.False(_store.Engagements.Has(new EnterpriseId("nobody"), row.Institution, row.Sector, 2001));
    }

    [Fact]
    public void RowPositions_KeysLeftOut_AreFoundAllTheSame()
    {
        var positions = new RowPositions(4);
        foreach (var key in new long[] { 5, 6, 9, 12 })
        {
            positions.Add(key);
        }

        Assert.Equal([0, 1, 2, 3], new long[] { 5, 6, 9, 12 }.Select(positions.Of));
    }

    private void Put(params string[] ids)
    {
        using var session = _store.BeginImport();
        session.Put(World.Enterprise("e1"));
        session.Put(World.Institution("i1"));
        foreach (var id in ids)
        {
            Assert.False(session.Put(World.Engagement(id, year: 2000 + (id[1] - '0')) with { ProjectCluster = "c" + id[1] }).IsRejected);
        }

        session.Commit();
    }
}
