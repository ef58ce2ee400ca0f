namespace Matching.Store;

/// <summary>Statements over enterprises and institutions.</summary>
internal static class CatalogueSql
{
    public const string EnterpriseColumns = "enterprise_key AS Key, enterprise_id AS Id, name AS Name, aliases AS Aliases";
    public const string InstitutionColumns =
        "institution_key AS Key, institution_id AS Id, name AS Name, aliases AS Aliases, country AS Country, kind AS Kind";

    public const string FindEnterprise = $"SELECT {EnterpriseColumns} FROM enterprise WHERE enterprise_id = @Id";
    public const string FindEnterpriseKey = "SELECT enterprise_key FROM enterprise WHERE enterprise_id = @Id";
    public const string ReadEnterprises = $"SELECT {EnterpriseColumns} FROM enterprise ORDER BY enterprise_id";
    public const string ListEnterprises =
        $"SELECT {EnterpriseColumns} FROM enterprise WHERE enterprise_id > @After ORDER BY enterprise_id LIMIT @Limit";
    public const string CountEnterprises = "SELECT count(*) FROM enterprise";
    public const string LastEnterpriseKey = "SELECT coalesce(max(enterprise_key), 0) FROM enterprise";

    public const string InsertEnterprise = """
        INSERT INTO enterprise (enterprise_key, enterprise_id, name, aliases) VALUES (@Key, @Id, @Name, @Aliases)
        ON CONFLICT (enterprise_id) DO NOTHING
        """;

    public const string UpdateEnterprise = "UPDATE enterprise SET name = @Name, aliases = @Aliases WHERE enterprise_key = @Key";

    public const string FindInstitution = $"SELECT {InstitutionColumns} FROM institution WHERE institution_id = @Id";
    public const string FindInstitutionKey = "SELECT institution_key FROM institution WHERE institution_id = @Id";
    public const string ReadInstitutions = $"SELECT {InstitutionColumns} FROM institution ORDER BY institution_id";
    public const string CountInstitutions = "SELECT count(*) FROM institution";
    public const string LastInstitutionKey = "SELECT coalesce(max(institution_key), 0) FROM institution";

    public const string InsertInstitution = """
        INSERT INTO institution (institution_key, institution_id, name, aliases, country, kind)
        VALUES (@Key, @Id, @Name, @Aliases, @Country, @Kind)
        ON CONFLICT (institution_id) DO NOTHING
        """;

    public const string UpdateInstitution =
        "UPDATE institution SET name = @Name, aliases = @Aliases, country = @Country, kind = @Kind WHERE institution_key = @Key";

    private const string AfterId = "institution_id > @After";
    private const string Page = "ORDER BY institution_id LIMIT @Limit";

    public const string ListInstitutions = $"SELECT {InstitutionColumns} FROM institution WHERE {AfterId} {Page}";
    public const string ListInstitutionsOfCountry = $"SELECT {InstitutionColumns} FROM institution WHERE country = @Country AND {AfterId} {Page}";
    public const string ListInstitutionsOfKind = $"SELECT {InstitutionColumns} FROM institution WHERE kind = @Kind AND {AfterId} {Page}";
    public const string ListInstitutionsOfPlace =
        $"SELECT {InstitutionColumns} FROM institution WHERE country = @Country AND kind = @Kind AND {AfterId} {Page}";
}
