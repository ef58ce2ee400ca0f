using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>institution</c>, as Dapper reads and writes it.</summary>
internal sealed record InstitutionRow : INamedRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Aliases { get; init; }

    public required string Country { get; init; }

    public long Kind { get; init; }

    public static InstitutionRow From(Institution institution, long key) => new()
    {
        Key = key,
        Id = institution.Id.Value,
        Name = institution.Name,
        Aliases = AliasText.Join(institution.Aliases),
        Country = institution.Country.Value,
        Kind = (long)institution.Kind,
    };

    public Institution ToInstitution() =>
        new(new InstitutionId(Id), Name, AliasText.Split(Aliases), new CountryCode(Country), (InstitutionKind)Kind);
}
