namespace Matching.Interchange;

/// <summary>One body of a project's list of agencies.</summary>
/// <param name="Name">As written, trimmed.</param>
/// <param name="Type">What it is: <c>State-owned Company</c>, without the side.</param>
/// <param name="Side">Whose it is.</param>
internal readonly record struct Agency(string Name, string Type, AgencySide Side)
{
    private const string JointVenture = "Joint Venture/Special Purpose Vehicle";

    private static readonly string[] CompanyWords =
        ["co", "company", "corp", "corporation", "group", "inc", "incorporated", "llc", "ltd", "limited", "plc", "technologies", "enterprise", "enterprises", "holdings"];

    /// <summary>
    /// Whether it is a company. Release 2.0 files some companies under 'Other' (Huawei among them): there the name must say so.
    /// </summary>
    public bool IsCompany => Type is "State-owned Company" or "Private Sector" or JointVenture
        || (Type is "Other" or "Miscellaneous Agency Type" or "No Organization Type Specified" && AgencyNames.Words(Name).Intersect(CompanyWords).Any());

    /// <summary>Splits a list and the lists that run beside it by position.</summary>
    /// <param name="names">Names parted by '|'.</param>
    /// <param name="types">Types parted by '|'; in release 3.0 each begins with the side.</param>
    /// <param name="origins">Origins parted by '|' in release 2.0, otherwise null.</param>
    /// <returns>The agencies, or null when the lists differ in length, so that no position can be trusted.</returns>
    public static Agency[]? Split(string names, string types, string? origins)
    {
        if (string.IsNullOrWhiteSpace(names))
        {
            return [];
        }

        var name = names.Split('|', StringSplitOptions.TrimEntries);
        var type = types.Split('|', StringSplitOptions.TrimEntries);
        var origin = origins?.Split('|', StringSplitOptions.TrimEntries);
        if (type.Length != name.Length || (origin is not null && origin.Length != name.Length))
        {
            return null;
        }

        return [.. name.Select((text, i) => origin is null ? OfType(text, type[i]) : new Agency(text, type[i], SideOf(origin[i])))
            .Where(agency => agency.Name.Length > 0)];
    }

    /// <summary>Splits the list of funders, whose types name no side in either release.</summary>
    public static Agency[] SplitFunders(string names, string types) =>
        [.. names.Split('|', StringSplitOptions.TrimEntries).Zip(types.Split('|', StringSplitOptions.TrimEntries), (name, type) => new Agency(name, type, AgencySide.Chinese))];

    private static Agency OfType(string name, string type)
    {
        var gap = type.IndexOf(' ', StringComparison.Ordinal);
        return gap < 0 ? new Agency(name, type, AgencySide.Other) : new Agency(name, type[(gap + 1)..], SideOf(type[..gap]));
    }

    private static AgencySide SideOf(string origin) =>
        origin.StartsWith("Chin", StringComparison.Ordinal) ? AgencySide.Chinese
        : origin.StartsWith("Recipient", StringComparison.Ordinal) ? AgencySide.Local
        : AgencySide.Other;
}
