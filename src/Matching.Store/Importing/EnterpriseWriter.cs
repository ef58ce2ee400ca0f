using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Upserts enterprises and keeps their names searchable. A deleted one takes the new content and stays deleted.</summary>
internal sealed class EnterpriseWriter(PreparedConnection connection, KeyCache keys, RepeatedIds repeated, long now, ImportDigest digest)
{
    private readonly PutMarks _marks = new();
    private readonly NameIndexWriter _names = new(connection, NameSql.Enterprises);
    private long _lastKey = connection.ExecuteScalar<long>(CatalogueSql.LastEnterpriseKey);

    public UpsertResult Put(Enterprise enterprise)
    {
        if (CatalogueChecks.Check("enterprise_id", enterprise.Id.Value, enterprise.Name, enterprise.Aliases) is { } fault)
        {
            return fault;
        }

        var row = EnterpriseRow.From(enterprise, _lastKey + 1, now);
        if (connection.Execute(CatalogueSql.InsertEnterprise, row) == 1)
        {
            _lastKey = row.Key;
            _marks.Add(row.Key);
            keys.Add(row.Id, row.Key);
            _names.Add(row.Key, enterprise.Name, enterprise.Aliases, country: null);
            return digest.Inserted(row);
        }

        var old = connection.QueryFirst<EnterpriseRow>(CatalogueSql.FindEnterprise, new { row.Id });
        if (!_marks.Add(old.Key) && repeated == RepeatedIds.Reject)
        {
            return CatalogueChecks.Repeated("enterprise_id", row.Id);
        }

        row = row.Over(old);
        if (row.SaysTheSameAs(old))
        {
            return UpsertResult.Unchanged;
        }

        connection.Execute(CatalogueSql.UpdateEnterprise, row);
        if (row.DeletedAt is null)
        {
            _names.Replace(row.Key, AliasText.Names(old.Name, old.Aliases), enterprise.Name, enterprise.Aliases, country: null);
        }

        return digest.Updated(old, row);
    }
}
