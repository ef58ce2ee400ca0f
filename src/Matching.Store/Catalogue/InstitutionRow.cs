using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>institution</c>, as Dapper reads and writes it.</summary>
internal sealed record InstitutionRow : INamedRow, IAuditedRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Aliases { get; init; }

    public required string Country { get; init; }

    public long Kind { get; init; }

    public long? ValidUntil { get; init; }

    public long? CreatedAt { get; init; }

    public long? UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public static InstitutionRow From(Institution institution, long key, long now) => new()
    {
        Key = key,
        Id = institution.Id.Value,
        Name = institution.Name,
        Aliases = AliasText.Join(institution.Aliases),
        Country = institution.Country.Value,
        Kind = (long)institution.Kind,
        ValidUntil = institution.ValidUntil is { } end ? StoredTime.Write(end) : null,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>This row's content in place of another's: its key, creation and deletion stay.</summary>
    public InstitutionRow Over(InstitutionRow old) => this with
    {
        Key = old.Key,
        CreatedAt = old.CreatedAt,
        UpdatedAt = StoredTime.After(old.UpdatedAt, UpdatedAt),
        DeletedAt = old.DeletedAt,
    };

    /// <summary>Whether both say the same, whenever they were written.</summary>
    public bool SaysTheSameAs(InstitutionRow other) => this with { UpdatedAt = other.UpdatedAt } == other;

    public Institution ToInstitution() => new(new InstitutionId(Id), Name, AliasText.Split(Aliases), new CountryCode(Country), (InstitutionKind)Kind)
    {
        ValidUntil = StoredTime.ReadOrNull(ValidUntil),
        IsDeleted = DeletedAt is not null,
    };

    public CatalogueEntry<Institution> ToEntry() =>
        new(ToInstitution(), StoredTime.ReadOrNull(CreatedAt), StoredTime.ReadOrNull(UpdatedAt), StoredTime.ReadOrNull(DeletedAt));

    public string ResourceName => $"institutions/{Id}";

    public void AddTo(ContentDigest digest)
    {
        digest.Add(Id);
        digest.Add(Name);
        digest.Add(Aliases);
        digest.Add(Country);
        digest.Add(Kind);
        digest.Add(ValidUntil);
        digest.Add(DeletedAt);
    }
}
