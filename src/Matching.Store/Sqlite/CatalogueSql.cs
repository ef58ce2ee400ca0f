namespace Matching.Store;

/// <summary>Statements over enterprises and institutions.</summary>
internal static class CatalogueSql
{
    private const string Times = "create_time AS CreatedAt, update_time AS UpdatedAt, delete_time AS DeletedAt";

    // Deleted rows are passed over unless asked for; the order of ids is the index's, so that this costs no sort.
    private const string Shown = "(@ShowDeleted = 1 OR delete_time IS NULL)";

    public const string EnterpriseColumns = $"enterprise_key AS Key, enterprise_id AS Id, name AS Name, aliases AS Aliases, {Times}";
    public const string InstitutionColumns =
        $"institution_key AS Key, institution_id AS Id, name AS Name, aliases AS Aliases, country AS Country, kind AS Kind, valid_until AS ValidUntil, {Times}";
    public const string SectorColumns =
        $"sector_id AS Id, parent_id AS Parent, name AS Name, name_zh AS NameZh, aliases AS Aliases, {Times}";

    public const string FindEnterprise = $"SELECT {EnterpriseColumns} FROM enterprise WHERE enterprise_id = @Id";
    public const string FindEnterpriseKey = "SELECT enterprise_key FROM enterprise WHERE enterprise_id = @Id";
    public const string ReadEnterprises = $"SELECT {EnterpriseColumns} FROM enterprise ORDER BY enterprise_id";
    public const string ListEnterprises =
        $"SELECT {EnterpriseColumns} FROM enterprise WHERE enterprise_id > @After AND {Shown} ORDER BY enterprise_id LIMIT @Limit";
    public const string ExportEnterprises = $"SELECT {EnterpriseColumns} FROM enterprise WHERE {Shown} ORDER BY enterprise_id";
    public const string CountShownEnterprises = $"SELECT count(*) FROM enterprise WHERE {Shown}";
    public const string CountEnterprises = "SELECT count(*) FROM enterprise";
    public const string LastEnterpriseKey = "SELECT coalesce(max(enterprise_key), 0) FROM enterprise";

    public const string InsertEnterprise = """
        INSERT INTO enterprise (enterprise_key, enterprise_id, name, aliases, create_time, update_time)
        VALUES (@Key, @Id, @Name, @Aliases, @CreatedAt, @UpdatedAt)
        ON CONFLICT (enterprise_id) DO NOTHING
        """;

    public const string UpdateEnterprise = """
        UPDATE enterprise SET name = @Name, aliases = @Aliases, update_time = @UpdatedAt, delete_time = @DeletedAt WHERE enterprise_key = @Key
        """;

    public const string FindInstitution = $"SELECT {InstitutionColumns} FROM institution WHERE institution_id = @Id";
    public const string FindInstitutionKey = "SELECT institution_key FROM institution WHERE institution_id = @Id";
    public const string ReadInstitutions = $"SELECT {InstitutionColumns} FROM institution ORDER BY institution_id";
    public const string CountInstitutions = "SELECT count(*) FROM institution";
    public const string LastInstitutionKey = "SELECT coalesce(max(institution_key), 0) FROM institution";

    public const string InsertInstitution = """
        INSERT INTO institution (institution_key, institution_id, name, aliases, country, kind, valid_until, create_time, update_time)
        VALUES (@Key, @Id, @Name, @Aliases, @Country, @Kind, @ValidUntil, @CreatedAt, @UpdatedAt)
        ON CONFLICT (institution_id) DO NOTHING
        """;

    public const string UpdateInstitution = """
        UPDATE institution SET name = @Name, aliases = @Aliases, country = @Country, kind = @Kind, valid_until = @ValidUntil,
            update_time = @UpdatedAt, delete_time = @DeletedAt
        WHERE institution_key = @Key
        """;

    public const string ExportInstitutions = $"SELECT {InstitutionColumns} FROM institution WHERE {Shown} ORDER BY institution_id";
    public const string CountShownInstitutions = $"SELECT count(*) FROM institution WHERE {Shown}";

    public const string FindSector = $"SELECT {SectorColumns} FROM custom_sector WHERE sector_id = @Id";
    public const string ReadSectors = $"SELECT {SectorColumns} FROM custom_sector WHERE {Shown} ORDER BY sector_id";

    public const string InsertSector = """
        INSERT INTO custom_sector (sector_id, parent_id, name, name_zh, aliases, create_time, update_time)
        VALUES (@Id, @Parent, @Name, @NameZh, @Aliases, @CreatedAt, @UpdatedAt)
        ON CONFLICT (sector_id) DO NOTHING
        """;

    public const string UpdateSector = """
        UPDATE custom_sector SET parent_id = @Parent, name = @Name, name_zh = @NameZh, aliases = @Aliases, update_time = @UpdatedAt,
            delete_time = @DeletedAt
        WHERE sector_id = @Id
        """;

    private const string AfterId = $"institution_id > @After AND {Shown}";
    private const string Page = "ORDER BY institution_id LIMIT @Limit";

    public const string ListInstitutions = $"SELECT {InstitutionColumns} FROM institution WHERE {AfterId} {Page}";
    public const string ListInstitutionsOfCountry = $"SELECT {InstitutionColumns} FROM institution WHERE country = @Country AND {AfterId} {Page}";
    public const string ListInstitutionsOfKind = $"SELECT {InstitutionColumns} FROM institution WHERE kind = @Kind AND {AfterId} {Page}";
    public const string ListInstitutionsOfPlace =
        $"SELECT {InstitutionColumns} FROM institution WHERE country = @Country AND kind = @Kind AND {AfterId} {Page}";
}
