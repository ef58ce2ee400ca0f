using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Reads enterprises and institutions. Thread-safe, except when it belongs to a <see cref="StoreSnapshot"/>.</summary>
public sealed class CatalogueReader
{
    private readonly IReaderSource _source;

    internal CatalogueReader(IReaderSource source) => _source = source;

    /// <summary>The enterprise with exactly this id, or null.</summary>
    public Enterprise? FindEnterprise(EnterpriseId id)
    {
        using var lease = _source.Rent();
        return lease.Connection.QueryFirstOrDefault<EnterpriseRow>(CatalogueSql.FindEnterprise, new { Id = id.Value })?.ToEnterprise();
    }

    /// <summary>The institution with exactly this id, or null.</summary>
    public Institution? FindInstitution(InstitutionId id)
    {
        using var lease = _source.Rent();
        return lease.Connection.QueryFirstOrDefault<InstitutionRow>(CatalogueSql.FindInstitution, new { Id = id.Value })?.ToInstitution();
    }

    /// <summary>A page of enterprises in order of id (ordinal).</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="after">Begin behind this id; null begins at the first.</param>
    public IReadOnlyList<Enterprise> ListEnterprises(int limit, EnterpriseId? after)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _source.Rent();
        var rows = lease.Connection.Query<EnterpriseRow>(CatalogueSql.ListEnterprises, new { After = after?.Value ?? string.Empty, Limit = limit });
        return [.. rows.Select(row => row.ToEnterprise())];
    }

    /// <summary>A page of institutions in order of id (ordinal).</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="after">Begin behind this id; null begins at the first.</param>
    /// <param name="country">Only this country; null means all.</param>
    /// <param name="kind">Only this kind; null means all.</param>
    public IReadOnlyList<Institution> ListInstitutions(int limit, InstitutionId? after, CountryCode? country, InstitutionKind? kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var sql = (country, kind) switch
        {
            (null, null) => CatalogueSql.ListInstitutions,
            (not null, null) => CatalogueSql.ListInstitutionsOfCountry,
            (null, not null) => CatalogueSql.ListInstitutionsOfKind,
            _ => CatalogueSql.ListInstitutionsOfPlace,
        };
        using var lease = _source.Rent();
        var rows = lease.Connection.Query<InstitutionRow>(
            sql,
            new { After = after?.Value ?? string.Empty, Limit = limit, Country = country?.Value, Kind = (long?)kind });
        return [.. rows.Select(row => row.ToInstitution())];
    }

    /// <summary>
    /// Enterprises by name, in Latin or Chinese script, best first: the same name, names that begin with the text, that hold it, that
    /// resemble it. Case, diacritics and full width do not matter. Any text is only text; a blank one finds nothing.
    /// </summary>
    /// <param name="text">What a person typed; the first 200 characters count.</param>
    /// <param name="limit">At most this many, from 1.</param>
    public IReadOnlyList<EnterpriseMatch> SearchEnterprises(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _source.Rent();
        var hits = NameSearch.Find<EnterpriseRow>(lease.Connection, NameSql.Enterprises, text, country: null, limit);
        return [.. hits.Select(hit => new EnterpriseMatch(hit.Row.ToEnterprise(), hit.MatchedName, hit.Score))];
    }

    /// <summary>Institutions by name, as <see cref="SearchEnterprises"/>.</summary>
    /// <param name="text">What a person typed; the first 200 characters count.</param>
    /// <param name="country">Only this country; null means all.</param>
    /// <param name="limit">At most this many, from 1.</param>
    public IReadOnlyList<InstitutionMatch> SearchInstitutions(string text, CountryCode? country, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _source.Rent();
        var hits = NameSearch.Find<InstitutionRow>(lease.Connection, NameSql.Institutions, text, country?.Value, limit);
        return [.. hits.Select(hit => new InstitutionMatch(hit.Row.ToInstitution(), hit.MatchedName, hit.Score))];
    }

    /// <summary>Streams every enterprise in order of id (ordinal), from one state of the store. Holds a connection while enumerated.</summary>
    public IEnumerable<Enterprise> ReadEnterprises()
    {
        using var lease = _source.Rent();
        foreach (var row in lease.Connection.Query<EnterpriseRow>(CatalogueSql.ReadEnterprises, buffered: false))
        {
            yield return row.ToEnterprise();
        }
    }

    /// <summary>Streams every institution in order of id (ordinal), from one state of the store. Holds a connection while enumerated.</summary>
    public IEnumerable<Institution> ReadInstitutions()
    {
        using var lease = _source.Rent();
        foreach (var row in lease.Connection.Query<InstitutionRow>(CatalogueSql.ReadInstitutions, buffered: false))
        {
            yield return row.ToInstitution();
        }
    }

    /// <summary>How many there are of each.</summary>
    public (long Enterprises, long Institutions) Count()
    {
        using var lease = _source.Rent();
        var connection = lease.Connection;
        return (connection.ExecuteScalar<long>(CatalogueSql.CountEnterprises), connection.ExecuteScalar<long>(CatalogueSql.CountInstitutions));
    }
}
