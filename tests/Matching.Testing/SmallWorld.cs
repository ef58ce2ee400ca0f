using Matching.Domain;

namespace Matching.Testing;

/// <summary>
/// A small invented world with plain structure: energy goes to utilities and ministries of energy, health to hospitals and ministries of
/// health, transport to railways and ports. Large enough to train on, small enough to read.
/// </summary>
public sealed class SmallWorld
{
    private static readonly string[] CountryCodes = ["KE", "TZ", "UG", "ZM", "ZW", "MZ", "ET", "RW", "GH", "NG", "SN", "CI", "ID", "VN", "LA", "KH"];

    private static readonly (string Sector, string[] Partners)[] Habits =
    [
        ("energy", ["power", "energy-ministry", "hydro"]),
        ("health", ["hospital", "health-ministry"]),
        ("transport-and-storage", ["railway", "port", "roads"]),
        ("education", ["university", "school"]),
    ];

    private static readonly (string Key, InstitutionKind Kind, string Name)[] Bodies =
    [
        ("power", InstitutionKind.Utility, "Electric Power Corporation"),
        ("hydro", InstitutionKind.Utility, "Hydropower Generation Company"),
        ("water", InstitutionKind.Utility, "Water Supply Company"),
        ("energy-ministry", InstitutionKind.Ministry, "Ministry of Energy"),
        ("health-ministry", InstitutionKind.Ministry, "Ministry of Health"),
        ("finance-ministry", InstitutionKind.Ministry, "Ministry of Finance"),
        ("culture-ministry", InstitutionKind.Ministry, "Ministry of Culture"),
        ("hospital", InstitutionKind.Hospital, "Central Hospital"),
        ("railway", InstitutionKind.TransportAgency, "Railways Corporation"),
        ("port", InstitutionKind.PortAuthority, "Ports Authority"),
        ("roads", InstitutionKind.TransportAgency, "Roads Agency"),
        ("university", InstitutionKind.Academic, "National University"),
        ("school", InstitutionKind.Academic, "Technical College"),
        ("bank", InstitutionKind.Bank, "Development Bank"),
        ("cement", InstitutionKind.Company, "Cement Company"),
        ("museum", InstitutionKind.Museum, "National Museum"),
    ];

    /// <summary>Builds the world.</summary>
    /// <param name="seed">Same seed, same world.</param>
    /// <param name="engagementCount">How many engagements, from 2000 to 2014.</param>
    public SmallWorld(int seed = 7, int engagementCount = 400)
    {
        var random = new Random(seed);
        Enterprises = [.. Enumerable.Range(1, 24).Select(i => new Enterprise(
            new EnterpriseId($"e{i:00}"), $"{Field(i)} Group {i}", [$"第{i}集团"]))];
        Institutions = [.. CountryCodes.SelectMany(country => Bodies.Select(body => new Institution(
            new InstitutionId($"{country}-{body.Key}"),
            $"{RegionTree.Default.GetCountry(new CountryCode(country))!.Name} {body.Name}",
            [],
            new CountryCode(country),
            body.Kind)))];
        Engagements = [.. Enumerable.Range(1, engagementCount).Select(i => Engage(random, i))];
    }

    /// <summary>Twenty-four enterprises, <c>e01</c> to <c>e24</c>, each with a home sector.</summary>
    public IReadOnlyList<Enterprise> Enterprises { get; }

    /// <summary>Sixteen institutions in each of sixteen countries; ids are <c>KE-power</c> and the like.</summary>
    public IReadOnlyList<Institution> Institutions { get; }

    /// <summary>Engagements of 2000 to 2014; four in five follow the sector's habit.</summary>
    public IReadOnlyList<Engagement> Engagements { get; }

    private static string Field(int enterprise) => (enterprise % 4) switch
    {
        0 => "Sample Hydropower",
        1 => "Sample Medical",
        2 => "Sample Railway",
        _ => "Sample Education",
    };

    private static Engagement Engage(Random random, int number)
    {
        var enterprise = random.Next(1, 25);
        var home = Habits[random.Next(5) == 0 ? random.Next(Habits.Length) : enterprise % Habits.Length];
        var country = CountryCodes[random.Next(CountryCodes.Length)];
        var body = random.Next(5) == 0 ? Bodies[random.Next(Bodies.Length)].Key : home.Partners[random.Next(home.Partners.Length)];
        return new Engagement(
            new EngagementId($"g{number:0000}"),
            new EnterpriseId($"e{enterprise:00}"),
            new InstitutionId($"{country}-{body}"),
            new CountryCode(country),
            new SectorId(home.Sector),
            2000 + random.Next(15),
            EngagementOutcome.Completed,
            random.Next(1, 500),
            EngagementRole.Receiving,
            $"p{number:0000}",
            $"c{number:0000}",
            string.Empty);
    }
}
