using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>custom_sector</c>, as Dapper reads and writes it.</summary>
internal sealed record SectorRow : IAuditedRow
{
    public required string Id { get; init; }

    public required string Parent { get; init; }

    public required string Name { get; init; }

    public required string NameZh { get; init; }

    public required string Aliases { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }

    public static SectorRow From(CustomSector sector, long now) => new()
    {
        Id = sector.Id.Value,
        Parent = sector.Parent.Value,
        Name = sector.Name,
        NameZh = sector.NameZh,
        Aliases = AliasText.Join(sector.Aliases),
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>This row's content in place of another's: its creation and deletion stay.</summary>
    public SectorRow Over(SectorRow old) => this with
    {
        CreatedAt = old.CreatedAt,
        UpdatedAt = StoredTime.After(old.UpdatedAt, UpdatedAt),
        DeletedAt = old.DeletedAt,
    };

    /// <summary>Whether both say the same, whenever they were written.</summary>
    public bool SaysTheSameAs(SectorRow other) => this with { UpdatedAt = other.UpdatedAt } == other;

    public CustomSector ToSector() => new(new SectorId(Id), new SectorId(Parent), Name, NameZh, AliasText.Split(Aliases)) { IsDeleted = DeletedAt is not null };

    public CatalogueEntry<CustomSector> ToEntry() =>
        new(ToSector(), StoredTime.Read(CreatedAt), StoredTime.Read(UpdatedAt), StoredTime.ReadOrNull(DeletedAt));

    public string ResourceName => $"sectors/{Id}";

    public void AddTo(ContentDigest digest)
    {
        digest.Add(Id);
        digest.Add(Parent);
        digest.Add(Name);
        digest.Add(NameZh);
        digest.Add(Aliases);
        digest.Add(DeletedAt);
    }
}
