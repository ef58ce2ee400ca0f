using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>enterprise</c>, as Dapper reads and writes it.</summary>
internal sealed record EnterpriseRow : INamedRow, IAuditedRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Aliases { get; init; }

    public long? CreatedAt { get; init; }

    public long? UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public static EnterpriseRow From(Enterprise enterprise, long key, long now) => new()
    {
        Key = key,
        Id = enterprise.Id.Value,
        Name = enterprise.Name,
        Aliases = AliasText.Join(enterprise.Aliases),
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>This row's content in place of another's: its key, creation and deletion stay.</summary>
    public EnterpriseRow Over(EnterpriseRow old) => this with
    {
        Key = old.Key,
        CreatedAt = old.CreatedAt,
        UpdatedAt = StoredTime.After(old.UpdatedAt, UpdatedAt),
        DeletedAt = old.DeletedAt,
    };

    /// <summary>Whether both say the same, whenever they were written.</summary>
    public bool SaysTheSameAs(EnterpriseRow other) => this with { UpdatedAt = other.UpdatedAt } == other;

    public Enterprise ToEnterprise() => new(new EnterpriseId(Id), Name, AliasText.Split(Aliases)) { IsDeleted = DeletedAt is not null };

    public CatalogueEntry<Enterprise> ToEntry() =>
        new(ToEnterprise(), StoredTime.ReadOrNull(CreatedAt), StoredTime.ReadOrNull(UpdatedAt), StoredTime.ReadOrNull(DeletedAt));

    public string ResourceName => $"enterprises/{Id}";

    public void AddTo(ContentDigest digest)
    {
        digest.Add(Id);
        digest.Add(Name);
        digest.Add(Aliases);
        digest.Add(DeletedAt);
    }
}
