namespace Matching.Store;

/// <summary>Statements over events.</summary>
internal static class EventSql
{
    public const string Insert = """
        INSERT INTO event (event_id, kind, enterprise_key, institution_key, sector_id, region_id, happened_at, position, model_version)
        VALUES (@Id, @Kind, @EnterpriseKey, @InstitutionKey, @SectorId, @RegionId, @HappenedAt, @Position, @ModelVersion)
        ON CONFLICT (event_id) DO NOTHING
        """;

    public const string Read = """
        SELECT event_key AS Key, event_id AS Id, event.kind AS Kind, enterprise_id AS EnterpriseId, institution_id AS InstitutionId,
            sector_id AS SectorId, region_id AS RegionId, happened_at AS HappenedAt, position AS Position, model_version AS ModelVersion
        FROM event
        CROSS JOIN enterprise USING (enterprise_key)
        CROSS JOIN institution USING (institution_key)
        WHERE event_key > @After ORDER BY event_key LIMIT @Limit
        """;
}
