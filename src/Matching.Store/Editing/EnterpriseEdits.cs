using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Changes to enterprises, with their names kept searchable.</summary>
internal sealed class EnterpriseEdits(PreparedConnection connection, long now) : CatalogueEdits<Enterprise, EnterpriseId>
{
    private readonly NameIndexWriter _names = new(connection, NameSql.Enterprises);

    public override CatalogueEntry<Enterprise>? Find(EnterpriseId id) => FindRow(id)?.ToEntry();

    public override CatalogueEntry<Enterprise>? Add(Enterprise value)
    {
        var row = EnterpriseRow.From(value, connection.ExecuteScalar<long>(CatalogueSql.LastEnterpriseKey) + 1, now);
        if (connection.Execute(CatalogueSql.InsertEnterprise, row) != 1)
        {
            return null;
        }

        _names.Add(row.Key, value.Name, value.Aliases, country: null);
        Changes.Add(AuditedRow.Change(null, row));
        return row.ToEntry();
    }

    public override CatalogueEntry<Enterprise> Update(Enterprise value)
    {
        var old = Row(value.Id);
        var row = EnterpriseRow.From(value, old.Key, now).Over(old);
        return row.SaysTheSameAs(old) ? old.ToEntry() : Write(old, row);
    }

    public override CatalogueEntry<Enterprise> Delete(EnterpriseId id) => Write(id, deleted: true);

    public override CatalogueEntry<Enterprise> Undelete(EnterpriseId id) => Write(id, deleted: false);

    private CatalogueEntry<Enterprise> Write(EnterpriseId id, bool deleted)
    {
        var old = Row(id);
        var at = StoredTime.After(old.UpdatedAt, now);
        return Write(old, old with { UpdatedAt = at, DeletedAt = deleted ? at : null });
    }

    private CatalogueEntry<Enterprise> Write(EnterpriseRow old, EnterpriseRow row)
    {
        connection.Execute(CatalogueSql.UpdateEnterprise, row);
        if (old.DeletedAt is null)
        {
            _names.Remove(old.Key, AliasText.Names(old.Name, old.Aliases));
        }

        if (row.DeletedAt is null)
        {
            _names.Add(row.Key, row.Name, AliasText.Split(row.Aliases), country: null);
        }

        Changes.Add(AuditedRow.Change(old, row));
        return row.ToEntry();
    }

    private EnterpriseRow Row(EnterpriseId id) => FindRow(id) ?? throw new UnknownResourceException("enterprise", id.Value);

    private EnterpriseRow? FindRow(EnterpriseId id) =>
        connection.QueryFirstOrDefault<EnterpriseRow>(CatalogueSql.FindEnterprise, new { Id = id.Value });
}
