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

    /// <summary>The enterprise with exactly this id, a deleted one too, with what is known of its life; or null.</summary>
    public CatalogueEntry<Enterprise>? FindEnterpriseEntry(EnterpriseId id)
    {
        using var lease = _source.Rent();
        return lease.Connection.QueryFirstOrDefault<EnterpriseRow>(CatalogueSql.FindEnterprise, new { Id = id.Value })?.ToEntry();
    }

    /// <summary>The institution with exactly this id, a deleted one too, with what is known of its life; or null.</summary>
    public CatalogueEntry<Institution>? FindInstitutionEntry(InstitutionId id)
    {
        using var lease = _source.Rent();
        return lease.Connection.QueryFirstOrDefault<InstitutionRow>(CatalogueSql.FindInstitution, new { Id = id.Value })?.ToEntry();
    }

    /// <summary>The sector tree with the custom sectors of this state in order of id.</summary>
    public SectorTree Sectors()
    {
        using var lease = _source.Rent();
        return ReadTree(lease.Connection);
    }

    /// <summary>The custom sectors in order of id (ordinal), with what is known of their life.</summary>
    /// <param name="showDeleted">Whether deleted ones are among them.</param>
    public IReadOnlyList<CatalogueEntry<CustomSector>> CustomSectors(bool showDeleted)
    {
        using var lease = _source.Rent();
        var rows = lease.Connection.Query<SectorRow>(CatalogueSql.ReadSectors, new { ShowDeleted = showDeleted ? 1 : 0 });
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>A page of enterprises in order of id (ordinal).</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="after">Begin behind this id; null begins at the first.</param>
    /// <param name="showDeleted">Whether deleted ones are among them. Default: false.</param>
    public IReadOnlyList<CatalogueEntry<Enterprise>> ListEnterprises(int limit, EnterpriseId? after, bool showDeleted = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _source.Rent();
        var rows = lease.Connection.Query<EnterpriseRow>(
            CatalogueSql.ListEnterprises, new { After = after?.Value ?? string.Empty, Limit = limit, ShowDeleted = showDeleted ? 1 : 0 });
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>A page of institutions in order of id (ordinal).</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="after">Begin behind this id; null begins at the first.</param>
    /// <param name="country">Only this country; null means all.</param>
    /// <param name="kind">Only this kind; null means all.</param>
    /// <param name="showDeleted">Whether deleted ones are among them. Default: false.</param>
    public IReadOnlyList<CatalogueEntry<Institution>> ListInstitutions(
        int limit, InstitutionId? after, CountryCode? country, InstitutionKind? kind, bool showDeleted = false)
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
            new { After = after?.Value ?? string.Empty, Limit = limit, Country = country?.Value, Kind = (long?)kind, ShowDeleted = showDeleted ? 1 : 0 });
        return [.. rows.Select(row => row.ToEntry())];
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

    /// <summary>Streams enterprises in order of id (ordinal) with what is known of their life. Holds a connection while enumerated.</summary>
    /// <param name="showDeleted">Whether deleted ones are among them.</param>
    public IEnumerable<CatalogueEntry<Enterprise>> ReadEnterpriseEntries(bool showDeleted)
    {
        using var lease = _source.Rent();
        var shown = new { ShowDeleted = showDeleted ? 1 : 0 };
        foreach (var row in lease.Connection.Query<EnterpriseRow>(CatalogueSql.ExportEnterprises, shown, buffered: false))
        {
            yield return row.ToEntry();
        }
    }

    /// <summary>Streams institutions in order of id (ordinal) with what is known of their life. Holds a connection while enumerated.</summary>
    /// <param name="showDeleted">Whether deleted ones are among them.</param>
    public IEnumerable<CatalogueEntry<Institution>> ReadInstitutionEntries(bool showDeleted)
    {
        using var lease = _source.Rent();
        var shown = new { ShowDeleted = showDeleted ? 1 : 0 };
        foreach (var row in lease.Connection.Query<InstitutionRow>(CatalogueSql.ExportInstitutions, shown, buffered: false))
        {
            yield return row.ToEntry();
        }
    }

    /// <summary>Streams every enterprise, deleted ones too, in order of id (ordinal), from one state of the store. Holds a connection while enumerated.</summary>
    public IEnumerable<Enterprise> ReadEnterprises()
    {
        using var lease = _source.Rent();
        foreach (var row in lease.Connection.Query<EnterpriseRow>(CatalogueSql.ReadEnterprises, buffered: false))
        {
            yield return row.ToEnterprise();
        }
    }

    /// <summary>Streams every institution, deleted ones too, in order of id (ordinal), from one state of the store. Holds a connection while enumerated.</summary>
    public IEnumerable<Institution> ReadInstitutions()
    {
        using var lease = _source.Rent();
        foreach (var row in lease.Connection.Query<InstitutionRow>(CatalogueSql.ReadInstitutions, buffered: false))
        {
            yield return row.ToInstitution();
        }
    }

    /// <summary>How many there are of each.</summary>
    /// <param name="showDeleted">Whether deleted ones count.</param>
    public (long Enterprises, long Institutions) Count(bool showDeleted)
    {
        using var lease = _source.Rent();
        var shown = new { ShowDeleted = showDeleted ? 1 : 0 };
        return (lease.Connection.ExecuteScalar<long>(CatalogueSql.CountShownEnterprises, shown),
            lease.Connection.ExecuteScalar<long>(CatalogueSql.CountShownInstitutions, shown));
    }

    /// <summary>How many there are of each, deleted ones included.</summary>
    public (long Enterprises, long Institutions) Count()
    {
        using var lease = _source.Rent();
        var connection = lease.Connection;
        return (connection.ExecuteScalar<long>(CatalogueSql.CountEnterprises), connection.ExecuteScalar<long>(CatalogueSql.CountInstitutions));
    }

    internal static SectorTree ReadTree(PreparedConnection connection) => SectorTree.With(
        [.. connection.Query<SectorRow>(CatalogueSql.ReadSectors, new { ShowDeleted = 1 }).Select(row => row.ToSector())]);
}
