namespace Matching.Domain;

/// <summary>The words files and requests use for each <see cref="InstitutionKind"/>.</summary>
public static class InstitutionKinds
{
    private static readonly (InstitutionKind Kind, string Token)[] Table =
    [
        (InstitutionKind.Company, "company"),
        (InstitutionKind.Utility, "utility"),
        (InstitutionKind.Ministry, "ministry"),
        (InstitutionKind.PublicAgency, "public_agency"),
        (InstitutionKind.TransportAgency, "transport_agency"),
        (InstitutionKind.Bank, "bank"),
        (InstitutionKind.Academic, "academic"),
        (InstitutionKind.Hospital, "hospital"),
        (InstitutionKind.PortAuthority, "port_authority"),
        (InstitutionKind.IndustrialPark, "industrial_park"),
        (InstitutionKind.Chamber, "chamber"),
        (InstitutionKind.DesignStudio, "design_studio"),
        (InstitutionKind.Museum, "museum"),
    ];

    /// <summary>Every kind, in the order of its number.</summary>
    public static IReadOnlyList<InstitutionKind> All { get; } = [.. Table.Select(row => row.Kind)];

    /// <summary>Every word, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Tokens { get; } = [.. Table.Select(row => row.Token)];

    /// <summary>The word for a kind, for example <c>public_agency</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unspecified or unknown.</exception>
    public static string ToToken(this InstitutionKind kind)
    {
        var index = (int)kind - 1;
        return (uint)index < (uint)Table.Length ? Table[index].Token : throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind");
    }

    /// <summary>Finds the kind a word stands for; words are lower case, as in the interchange format.</summary>
    public static bool TryParse(ReadOnlySpan<char> token, out InstitutionKind kind)
    {
        foreach (var row in Table)
        {
            if (token.SequenceEqual(row.Token))
            {
                kind = row.Kind;
                return true;
            }
        }

        kind = InstitutionKind.Unspecified;
        return false;
    }
}
