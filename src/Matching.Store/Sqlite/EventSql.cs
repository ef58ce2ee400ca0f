namespace Matching.Store;

/// <summary>Statements over events.</summary>
internal static class EventSql
{
    private const string Select = """
        SELECT event_key AS Key, event_id AS Id, event.kind AS Kind, enterprise_id AS EnterpriseId, institution_id AS InstitutionId,
            sector_id AS SectorId, region_id AS RegionId, happened_at AS HappenedAt, position AS Position, model_version AS ModelVersion,
            decline_reason AS DeclineReason, note AS Note, generation AS Generation, data_revision AS DataRevision
        FROM event
        CROSS JOIN enterprise USING (enterprise_key)
        CROSS JOIN institution USING (institution_key)
        """;

    public const string Insert = """
        INSERT INTO event (event_id, kind, enterprise_key, institution_key, sector_id, region_id, happened_at, position, model_version,
            decline_reason, note, generation, data_revision)
        VALUES (@Id, @Kind, @EnterpriseKey, @InstitutionKey, @SectorId, @RegionId, @HappenedAt, @Position, @ModelVersion,
            @DeclineReason, @Note, @Generation, @DataRevision)
        ON CONFLICT (event_id) DO NOTHING
        """;

    public const string Read = $"{Select} WHERE event_key > @After ORDER BY event_key LIMIT @Limit";

    public const string Find = $"{Select} WHERE event_id = @Id";

    public const string OfEnterprise = $"{Select} WHERE enterprise_key = @EnterpriseKey AND event.kind >= @LeastKind ORDER BY event_key";

    // The bound of the partial index event_by_pair, written out: a parameter would hide it from the planner.
    public const string AnswersOfPair =
        $"{Select} WHERE event.kind >= 6 AND enterprise_key = @EnterpriseKey AND institution_key = @InstitutionKey ORDER BY event_key";

    public const string Actions = $"{Select} WHERE event.kind >= 3 ORDER BY enterprise_key, institution_key, event_key";

    public const string Impressions = """
        SELECT enterprise_id AS EnterpriseId, institution_id AS InstitutionId, sector_id AS SectorId, position AS Position,
            SUM(event.kind = 1) AS Shown, SUM(event.kind = 2) AS Viewed
        FROM event
        CROSS JOIN enterprise USING (enterprise_key)
        CROSS JOIN institution USING (institution_key)
        WHERE event.kind <= 2 AND position IS NOT NULL
        GROUP BY enterprise_key, institution_key, sector_id, position
        ORDER BY enterprise_key, institution_key, sector_id, position
        """;

    public const string Answers = $"{Select} WHERE event.kind >= 6 ORDER BY enterprise_key, institution_key, event_key";
}
