using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Changes to institutions, with their names kept searchable.</summary>
internal sealed class InstitutionEdits(PreparedConnection connection, long now) : CatalogueEdits<Institution, InstitutionId>
{
    private readonly NameIndexWriter _names = new(connection, NameSql.Institutions);

    public override CatalogueEntry<Institution>? Find(InstitutionId id) => FindRow(id)?.ToEntry();

    public override CatalogueEntry<Institution>? Add(Institution value)
    {
        var row = InstitutionRow.From(value, connection.ExecuteScalar<long>(CatalogueSql.LastInstitutionKey) + 1, now);
        if (connection.Execute(CatalogueSql.InsertInstitution, row) != 1)
        {
            return null;
        }

        _names.Add(row.Key, value.Name, value.Aliases, row.Country);
        Changes.Add(AuditedRow.Change(null, row));
        return row.ToEntry();
    }

    public override CatalogueEntry<Institution> Update(Institution value)
    {
        var old = Row(value.Id);
        var row = InstitutionRow.From(value, old.Key, now).Over(old);
        return row.SaysTheSameAs(old) ? old.ToEntry() : Write(old, row);
    }

    public override CatalogueEntry<Institution> Delete(InstitutionId id) => Write(id, deleted: true);

    public override CatalogueEntry<Institution> Undelete(InstitutionId id) => Write(id, deleted: false);

    private CatalogueEntry<Institution> Write(InstitutionId id, bool deleted)
    {
        var old = Row(id);
        var at = StoredTime.After(old.UpdatedAt, now);
        return Write(old, old with { UpdatedAt = at, DeletedAt = deleted ? at : null });
    }

    private CatalogueEntry<Institution> Write(InstitutionRow old, InstitutionRow row)
    {
        connection.Execute(CatalogueSql.UpdateInstitution, row);
        if (old.DeletedAt is null)
        {
            _names.Remove(old.Key, AliasText.Names(old.Name, old.Aliases));
        }

        if (row.DeletedAt is null)
        {
            _names.Add(row.Key, row.Name, AliasText.Split(row.Aliases), row.Country);
        }

        Changes.Add(AuditedRow.Change(old, row));
        return row.ToEntry();
    }

    private InstitutionRow Row(InstitutionId id) => FindRow(id) ?? throw new UnknownResourceException("institution", id.Value);

    private InstitutionRow? FindRow(InstitutionId id) =>
        connection.QueryFirstOrDefault<InstitutionRow>(CatalogueSql.FindInstitution, new { Id = id.Value });
}
