using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Changes to custom sectors. Whether names and parents make sense is the caller's to check, by <see cref="CatalogueEdit.SectorTree"/>.</summary>
internal sealed class SectorEdits(PreparedConnection connection, long now) : CatalogueEdits<CustomSector, SectorId>
{
    public override CatalogueEntry<CustomSector>? Find(SectorId id) => FindRow(id)?.ToEntry();

    public override CatalogueEntry<CustomSector>? Add(CustomSector value)
    {
        var row = SectorRow.From(value, now);
        if (connection.Execute(CatalogueSql.InsertSector, row) != 1)
        {
            return null;
        }

        Changes.Add(AuditedRow.Change(null, row));
        return row.ToEntry();
    }

    public override CatalogueEntry<CustomSector> Update(CustomSector value)
    {
        var old = Row(value.Id);
        var row = SectorRow.From(value, now).Over(old);
        return row.SaysTheSameAs(old) ? old.ToEntry() : Write(old, row);
    }

    public override CatalogueEntry<CustomSector> Delete(SectorId id) => Write(id, deleted: true);

    public override CatalogueEntry<CustomSector> Undelete(SectorId id) => Write(id, deleted: false);

    private CatalogueEntry<CustomSector> Write(SectorId id, bool deleted)
    {
        var old = Row(id);
        var at = StoredTime.After(old.UpdatedAt, now);
        return Write(old, old with { UpdatedAt = at, DeletedAt = deleted ? at : null });
    }

    private CatalogueEntry<CustomSector> Write(SectorRow old, SectorRow row)
    {
        connection.Execute(CatalogueSql.UpdateSector, row);
        Changes.Add(AuditedRow.Change(old, row));
        return row.ToEntry();
    }

    private SectorRow Row(SectorId id) => FindRow(id) ?? throw new UnknownResourceException("sector", id.Value);

    private SectorRow? FindRow(SectorId id) => connection.QueryFirstOrDefault<SectorRow>(CatalogueSql.FindSector, new { Id = id.Value });
}
