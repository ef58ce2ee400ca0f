using Matching.Domain;

namespace Matching.Store.Tests;

/// <summary>Small values for tests.</summary>
internal static class World
{
    public static Enterprise Enterprise(string id, string? name = null, params string[] aliases) => new(new EnterpriseId(id), name ?? $"Enterprise {id}", aliases);

    public static Institution Institution(string id, string? name = null, string country = "ZM", InstitutionKind kind = InstitutionKind.Utility, params string[] aliases) =>
        new(new InstitutionId(id), name ?? $"Institution {id}", aliases, new CountryCode(country), kind);

    public static Engagement Engagement(string id, string enterprise = "e1", string institution = "i1", int year = 2009, string sector = "energy", double? amount = 12.5) => new(
        new EngagementId(id),
        new EnterpriseId(enterprise),
        new InstitutionId(institution),
        new CountryCode("ZM"),
        new SectorId(sector),
        year,
        EngagementOutcome.Completed,
        amount,
        EngagementRole.Receiving,
        "p1",
        "c1",
        "A dam.");

    public static MatchEvent Event(string id, string enterprise = "e1", string institution = "i1", string? sector = "energy", int? position = 3) => new(
        new EventId(id),
        MatchEventKind.Introduced,
        new EnterpriseId(enterprise),
        new InstitutionId(institution),
        sector is null ? null : new SectorId(sector),
        new RegionId("ZM"),
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero).AddMicroseconds(8),
        position,
        "m1");

    /// <summary>Imports two enterprises, two institutions and two engagements.</summary>
    public static void Fill(MatchingStore store)
    {
        using var session = store.BeginImport();
        session.Put(Enterprise("e1", "Sinohydro", "中国水电"));
        session.Put(Enterprise("e2", "Huawei"));
        session.Put(Institution("i1", "ZESCO Limited"));
        session.Put(Institution("i2", "Électricité du Nord", "FR"));
        session.Put(Engagement("g1"));
        session.Put(Engagement("g2", institution: "i2", year: 2008));
        session.Commit();
    }
}
