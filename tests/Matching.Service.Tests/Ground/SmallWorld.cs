using Matching.Domain;
using Matching.Store;

namespace Matching.Service.Tests;

/// <summary>A made-up world just large enough to train on: utilities suit energy, ministries suit health, every enterprise has habits.</summary>
internal static class SmallWorld
{
    public const string Sinohydro = "sinohydro";

    public const string Newcomer = "newcomer";

    public static readonly string[] Countries = ["ZM", "KE", "TZ", "VN", "PK"];

    private static readonly (InstitutionKind Kind, string Word, string Sector)[] Kinds =
    [
        (InstitutionKind.Utility, "Electricity Supply Corporation", "energy"),
        (InstitutionKind.Ministry, "Ministry of Health", "health"),
        (InstitutionKind.TransportAgency, "Railways Authority", "transport-and-storage"),
        (InstitutionKind.Academic, "University of Technology", "education"),
        (InstitutionKind.Company, "Telecom Company", "communications"),
        (InstitutionKind.Hospital, "Central Hospital", "health"),
    ];

    public static IEnumerable<Enterprise> Enterprises =>
    [
        new(new EnterpriseId(Sinohydro), "Sinohydro Corporation", ["中国水利水电建设集团"]),
        .. Enumerable.Range(1, 11).Select(i => new Enterprise(new EnterpriseId($"ent-{i}"), $"Invented Enterprise {i}", [])),
        new(new EnterpriseId(Newcomer), "Newcomer Without History", []),
    ];

    public static IEnumerable<Institution> Institutions =>
        from country in Countries
        from row in Kinds
        from number in Enumerable.Range(1, 4)
        select new Institution(
            new InstitutionId(InstitutionIdOf(country, row.Kind, number)),
            $"{RegionTree.Default.GetCountry(new CountryCode(country))!.Name} {row.Word} {number}",
            [],
            new CountryCode(country),
            row.Kind);

    /// <summary>Seeded, so that two runs train the same model.</summary>
    public static IEnumerable<Engagement> Engagements
    {
        get
        {
            var random = new Random(7);
            for (var i = 0; i < 400; i++)
            {
                var enterprise = random.Next(12);
                var country = Countries[(enterprise + random.Next(2)) % Countries.Length];
                var (kind, _, sector) = Kinds[(enterprise + (random.Next(5) == 0 ? 1 : 0)) % Kinds.Length];
                yield return EngagementOf(
                    $"e{i:000}", enterprise == 0 ? Sinohydro : $"ent-{enterprise}", InstitutionIdOf(country, kind, 1 + random.Next(3)), country, sector, 2000 + (i / 29));
            }
        }
    }

    public static string InstitutionIdOf(string country, InstitutionKind kind, int number) => $"{country.ToLowerInvariant()}-{kind.ToToken()}-{number}";

    public static Engagement EngagementOf(string id, string enterprise, string institution, string country, string sector, int year) => new(
        new EngagementId(id),
        new EnterpriseId(enterprise),
        new InstitutionId(institution),
        new CountryCode(country),
        new SectorId(sector),
        year,
        EngagementOutcome.Completed,
        null,
        EngagementRole.Receiving,
        $"project-{id}",
        $"cluster-{id}",
        string.Empty);

    public static void Fill(MatchingStore store)
    {
        using var import = store.BeginImport();
        Assert.All(Enterprises, row => Assert.False(import.Put(row).IsRejected));
        Assert.All(Institutions, row => Assert.False(import.Put(row).IsRejected));
        Assert.All(Engagements, row => Assert.False(import.Put(row).IsRejected));
        import.Commit();
    }
}
