using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Upserts custom sectors. A deleted one takes the new content and stays deleted.</summary>
internal sealed class SectorWriter(PreparedConnection connection, RepeatedIds repeated, long now, ImportDigest digest)
{
    private readonly HashSet<SectorId> _put = [];

    public UpsertResult Put(CustomSector sector)
    {
        if (CatalogueChecks.Check("sector_id", sector.Id.Value, sector.Name, sector.Aliases) is { } fault)
        {
            return fault;
        }

        var old = connection.QueryFirstOrDefault<SectorRow>(CatalogueSql.FindSector, new { Id = sector.Id.Value });
        if (CatalogueReader.ReadTree(connection).FaultOf(sector with { IsDeleted = old?.DeletedAt is not null }) is { } clash)
        {
            return UpsertResult.Rejected(clash.Field, clash.Reason);
        }

        if (!_put.Add(sector.Id) && repeated == RepeatedIds.Reject)
        {
            return CatalogueChecks.Repeated("sector_id", sector.Id.Value);
        }

        var row = SectorRow.From(sector, now);
        if (old is null)
        {
            connection.Execute(CatalogueSql.InsertSector, row);
            return digest.Inserted(row);
        }

        row = row.Over(old);
        if (row.SaysTheSameAs(old))
        {
            return UpsertResult.Unchanged;
        }

        connection.Execute(CatalogueSql.UpdateSector, row);
        return digest.Updated(old, row);
    }
}
