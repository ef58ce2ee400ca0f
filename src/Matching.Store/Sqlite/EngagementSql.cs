namespace Matching.Store;

/// <summary>Statements over engagements and the sectors they name.</summary>
internal static class EngagementSql
{
    private const string Columns = """
        engagement_key AS Key, engagement_id AS Id, enterprise_key AS EnterpriseKey, institution_key AS InstitutionKey, sector_key AS SectorKey,
        country AS Country, year AS Year, outcome AS Outcome, role AS Role, amount_usd_m AS Amount, project AS Project,
        project_cluster AS ProjectCluster, brief AS Brief
        """;

    private const string Numbers = "engagement_key, enterprise_key, institution_key, sector_key, country, year";
    private const string InOrder = "ORDER BY year, engagement_id";

    public const string Find = $"SELECT {Columns} FROM engagement WHERE engagement_id = @Id";
    public const string ReadAll = $"SELECT {Columns} FROM engagement {InOrder}";
    public const string ReadOfEnterprise = $"SELECT {Columns} FROM engagement WHERE enterprise_key = @Key {InOrder}";
    public const string ReadOfInstitution = $"SELECT {Columns} FROM engagement WHERE institution_key = @Key {InOrder}";
    public const string Count = "SELECT count(*) FROM engagement";
    public const string LastKey = "SELECT coalesce(max(engagement_key), 0) FROM engagement";

    public const string Insert = """
        INSERT INTO engagement (engagement_key, engagement_id, enterprise_key, institution_key, sector_key, country, year, outcome, role,
            amount_usd_m, project, project_cluster, brief)
        VALUES (@Key, @Id, @EnterpriseKey, @InstitutionKey, @SectorKey, @Country, @Year, @Outcome, @Role,
            @Amount, @Project, @ProjectCluster, @Brief)
        ON CONFLICT (engagement_id) DO NOTHING
        """;

    public const string Update = """
        UPDATE engagement SET enterprise_key = @EnterpriseKey, institution_key = @InstitutionKey, sector_key = @SectorKey, country = @Country,
            year = @Year, outcome = @Outcome, role = @Role, amount_usd_m = @Amount,
            project = @Project, project_cluster = @ProjectCluster, brief = @Brief
        WHERE engagement_key = @Key
        """;

    // Those made by CREATE INDEX; the ones behind PRIMARY KEY and UNIQUE have no text.
    public const string Indexes =
        "SELECT name AS Name, sql AS Sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'engagement' AND sql IS NOT NULL";

    // As the rows lie in the file.
    public const string Scan = $"SELECT {Numbers} FROM engagement ORDER BY engagement_key";
    public const string ScanWithClusters = $"SELECT {Numbers}, project_cluster FROM engagement ORDER BY engagement_key";

    // Out of the index behind UNIQUE alone, which holds the keys.
    public const string KeysInOrder = "SELECT engagement_key FROM engagement ORDER BY engagement_id";
    public const string IdsInOrder = "SELECT engagement_key, engagement_id FROM engagement ORDER BY engagement_id";
    public const string EnterpriseKeys = "SELECT enterprise_key FROM enterprise ORDER BY enterprise_id";
    public const string InstitutionKeys = "SELECT institution_key FROM institution ORDER BY institution_id";

    public const string Has = """
        SELECT EXISTS (SELECT 1 FROM engagement
            WHERE enterprise_key = (SELECT enterprise_key FROM enterprise WHERE enterprise_id = @Enterprise)
                AND institution_key = (SELECT institution_key FROM institution WHERE institution_id = @Institution)
                AND year >= @Since AND sector_key = (SELECT sector_key FROM sector WHERE sector_id = @Sector))
        """;

    public const string Sectors = "SELECT sector_key AS Key, sector_id AS Id FROM sector";
    public const string InsertSector = "INSERT INTO sector (sector_id) VALUES (@Id) RETURNING sector_key";
    public const string EnterpriseIds = "SELECT enterprise_key AS Key, enterprise_id AS Id FROM enterprise";
    public const string InstitutionIds = "SELECT institution_key AS Key, institution_id AS Id FROM institution";
    public const string EnterpriseIdOf = "SELECT enterprise_id FROM enterprise WHERE enterprise_key = @Key";
    public const string InstitutionIdOf = "SELECT institution_id FROM institution WHERE institution_key = @Key";
}
