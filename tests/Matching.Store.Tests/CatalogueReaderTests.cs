using Matching.Domain;

namespace Matching.Store.Tests;

public sealed class CatalogueReaderTests : StoreTestBase
{
    private readonly MatchingStore _store;

    public CatalogueReaderTests()
    {
        _store = Open();
        using var session = _store.BeginImport();
        foreach (var id in new[] { "d", "B", "a", "c" })
        {
            session.Put(World.Enterprise(id));
            session.Put(World.Institution(id + "-zm", country: "ZM", kind: InstitutionKind.Bank));
            session.Put(World.Institution(id + "-ke", country: "KE", kind: InstitutionKind.Utility));
        }

        session.Commit();
    }

    [Fact]
    public void ListEnterprises_PageByPage_IsEveryOneInOrdinalOrder()
    {
        var first = _store.Catalogue.ListEnterprises(3, after: null);
        var rest = _store.Catalogue.ListEnterprises(3, first[^1].Value.Id);

        Assert.Equal(["B", "a", "c"], first.Select(entry => entry.Value.Id.Value));
        Assert.Equal(["d"], rest.Select(entry => entry.Value.Id.Value));
    }

    [Theory]
    [InlineData(null, null, "B-ke B-zm a-ke a-zm c-ke c-zm d-ke d-zm")]
    [InlineData("ZM", null, "B-zm a-zm c-zm d-zm")]
    [InlineData(null, InstitutionKind.Utility, "B-ke a-ke c-ke d-ke")]
    [InlineData("KE", InstitutionKind.Utility, "B-ke a-ke c-ke d-ke")]
    [InlineData("KE", InstitutionKind.Bank, "")]
    public void ListInstitutions_Filtered_AreThoseInOrdinalOrder(string? country, InstitutionKind? kind, string ids)
    {
        var code = country is null ? (CountryCode?)null : new CountryCode(country);
        var all = _store.Catalogue.ListInstitutions(100, after: null, code, kind);

        Assert.Equal(ids, string.Join(' ', all.Select(entry => entry.Value.Id.Value)));
        var paged = new List<CatalogueEntry<Institution>>();
        while (_store.Catalogue.ListInstitutions(3, paged.Count == 0 ? null : paged[^1].Value.Id, code, kind) is { Count: > 0 } page)
        {
            paged.AddRange(page);
        }

        Assert.Equal(all.Select(entry => entry.Value.Id), paged.Select(entry => entry.Value.Id));
    }

    [Fact]
    public void Find_UnknownId_IsNull()
    {
        Assert.Null(_store.Catalogue.FindEnterprise(new EnterpriseId("A")));
        Assert.Null(_store.Catalogue.FindInstitution(new InstitutionId("a")));
        Assert.Empty(_store.Engagements.OfEnterprise(new EnterpriseId("nobody")));
    }

    [Fact]
    public void OfEnterpriseAndOfInstitution_AreByYearThenId()
    {
        using (var session = _store.BeginImport())
        {
            session.Put(World.Engagement("z", "a", "a-zm", year: 2001));
            session.Put(World.Engagement("y", "a", "c-zm", year: 2003));
            session.Put(World.Engagement("x", "a", "a-zm", year: 2003));
            session.Put(World.Engagement("w", "B", "a-zm", year: 2000));
            session.Commit();
        }

        Assert.Equal(["z", "x", "y"], _store.Engagements.OfEnterprise(new EnterpriseId("a")).Select(engagement => engagement.Id.Value));
        Assert.Equal(["w", "z", "x"], _store.Engagements.OfInstitution(new InstitutionId("a-zm")).Select(engagement => engagement.Id.Value));
    }
}
