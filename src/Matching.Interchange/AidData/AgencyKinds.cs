using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Tells an institution's kind from its type and the words of its name. The first rule that holds decides.</summary>
internal static class AgencyKinds
{
    private static readonly (InstitutionKind Kind, string[] Words)[] Rules =
    [
        (InstitutionKind.Hospital, ["hospital", "hospitals", "clinic", "medical centre", "medical center", "hopital", "health center", "health centre"]),
        (InstitutionKind.Museum, ["museum", "theatre", "theater", "gallery", "national library", "cultural center", "cultural centre"]),
        (InstitutionKind.Academic, ["university", "universitas", "universite", "universidad", "universidade", "universiti", "college", "polytechnic", "school",
            "academy", "institute", "institut", "instituto", "sekolah", "faculty"]),
        (InstitutionKind.Ministry, ["ministry", "ministries", "ministere", "ministerio", "ministerstvo", "department of", "secretariat"]),
        (InstitutionKind.Chamber, ["chamber of", "chambers of", "enterprises association", "trade association", "manufacturers association", "employers association"]),
        (InstitutionKind.IndustrialPark, ["industrial park", "industrial estate", "industrial estates", "industrial zone", "economic zone", "free zone", "free trade zone",
            "technology park", "science park", "industrial city", "kawasan industri"]),
        (InstitutionKind.PortAuthority, ["port authority", "ports authority", "port autonome", "autonomous port", "port corp", "ports corp", "port administration",
            "ports administration", "ports co", "port co", "portos"]),
        (InstitutionKind.Bank, ["bank", "banque", "banco", "bancorp"]),
        (InstitutionKind.TransportAgency, ["railway", "railways", "railroad", "rail", "road authority", "roads authority", "road agency", "roads agency", "road fund",
            "state roads", "road management", "road development", "road council", "highway", "highways", "expressway", "airport", "airports", "airports co",
            "civil aviation", "metro", "transport authority", "transit authority", "kereta api"]),
        (InstitutionKind.Utility, ["electric", "electricity", "electricite", "electricidad", "eletricidade", "electrique", "listrik", "power", "energy", "energia",
            "energie", "hydropower", "hydro", "hydroelectric", "water", "waters", "sewerage", "eaux", "aguas", "agua", "gas", "utility", "utilities", "grid"]),
    ];

    /// <summary>The kind.</summary>
    public static InstitutionKind Of(string name, string type)
    {
        var text = $" {string.Join(' ', AgencyNames.Words(name))} ";
        foreach (var (kind, words) in Rules)
        {
            if (words.Any(word => text.Contains($" {word} ", StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return type switch
        {
            "Government Agency" => InstitutionKind.PublicAgency,
            _ when type.EndsWith("Bank", StringComparison.Ordinal) || type.EndsWith("Fund", StringComparison.Ordinal) => InstitutionKind.Bank,
            _ when type.StartsWith("NGO", StringComparison.Ordinal) => InstitutionKind.PublicAgency,
            _ => InstitutionKind.Company,
        };
    }
}
