using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Upserts institutions and keeps their names searchable. A deleted one takes the new content and stays deleted.</summary>
internal sealed class InstitutionWriter(PreparedConnection connection, KeyCache keys, RepeatedIds repeated, long now, ImportDigest digest)
{
    private readonly PutMarks _marks = new();
    private readonly NameIndexWriter _names = new(connection, NameSql.Institutions);
    private long _lastKey = connection.ExecuteScalar<long>(CatalogueSql.LastInstitutionKey);

    public UpsertResult Put(Institution institution, bool withValidity)
    {
        if (CatalogueChecks.Check("institution_id", institution.Id.Value, institution.Name, institution.Aliases) is { } fault)
        {
            return fault;
        }

        if (institution.Country == default)
        {
            return UpsertResult.Rejected("country", "is missing");
        }

        if (!Enum.IsDefined(institution.Kind) || institution.Kind == InstitutionKind.Unspecified)
        {
            return UpsertResult.Rejected("kind", "is not a kind of institution");
        }

        var row = InstitutionRow.From(institution, _lastKey + 1, now);
        if (connection.Execute(CatalogueSql.InsertInstitution, row) == 1)
        {
            _lastKey = row.Key;
            _marks.Add(row.Key);
            keys.Add(row.Id, row.Key);
            _names.Add(row.Key, institution.Name, institution.Aliases, row.Country);
            return digest.Inserted(row);
        }

        var old = connection.QueryFirst<InstitutionRow>(CatalogueSql.FindInstitution, new { row.Id });
        if (!_marks.Add(old.Key) && repeated == RepeatedIds.Reject)
        {
            return CatalogueChecks.Repeated("institution_id", row.Id);
        }

        row = row.Over(old);
        if (!withValidity)
        {
            row = row with { ValidUntil = old.ValidUntil };
        }

        if (row.SaysTheSameAs(old))
        {
            return UpsertResult.Unchanged;
        }

        connection.Execute(CatalogueSql.UpdateInstitution, row);
        if (row.DeletedAt is null)
        {
            _names.Replace(row.Key, AliasText.Names(old.Name, old.Aliases), institution.Name, institution.Aliases, row.Country);
        }

        return digest.Updated(old, row);
    }
}
