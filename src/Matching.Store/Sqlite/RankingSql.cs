namespace Matching.Store;

/// <summary>Statements over generations and their pages.</summary>
internal static class RankingSql
{
    private const string Columns = """
        g.generation AS Number, g.model_version AS ModelVersion, g.data_revision AS DataRevision, g.page_count AS PageCount,
        g.published_at AS PublishedAt, g.ranked_at AS RankedAt, g.cap_pages AS CapPages, g.cap_places AS CapPlaces
        """;

    public const string Current = $"""
        SELECT {Columns} FROM store_state s JOIN generation g ON g.generation = s.current_generation WHERE s.only_row = 1
        """;

    public const string Find = """
        SELECT page FROM ranking_page
        WHERE generation = @Generation AND enterprise_key = (SELECT enterprise_key FROM enterprise WHERE enterprise_id = @Enterprise)
            AND sector_id = @Sector AND region_id = @Region
        """;

    public const string FindHead = """
        SELECT substr(page, 1, @Length) FROM ranking_page
        WHERE generation = @Generation AND enterprise_key = (SELECT enterprise_key FROM enterprise WHERE enterprise_id = @Enterprise)
            AND sector_id = @Sector AND region_id = @Region
        """;

    /// <summary>Pages from an enterprise on, some of its own passed over: one range of the key's index.</summary>
    public const string Read = """
        SELECT e.enterprise_id AS Enterprise, p.sector_id AS Sector, p.region_id AS Region, p.page AS Page
        FROM ranking_page p JOIN enterprise e ON e.enterprise_key = p.enterprise_key
        WHERE p.generation = @Generation
            AND p.enterprise_key >= coalesce((SELECT enterprise_key FROM enterprise WHERE enterprise_id = @From), 0)
            AND (@Sector IS NULL OR p.sector_id = @Sector) AND (@Region IS NULL OR p.region_id = @Region)
        ORDER BY p.enterprise_key, p.sector_id, p.region_id
        LIMIT @Limit OFFSET @Skip
        """;

    /// <summary>Whether a generation is one of the newest published: only older ones are ever cleared away.</summary>
    public const string IsKept = """
        SELECT count(*) FROM (SELECT generation FROM generation WHERE published_at IS NOT NULL ORDER BY generation DESC LIMIT @Kept)
        WHERE generation = @Generation
        """;

    public const string Begin = """
        INSERT INTO generation (model_version, data_revision, page_count, published_at, ranked_at, cap_pages, cap_places)
        VALUES (@ModelVersion, @DataRevision, 0, NULL, @RankedAt, @CapPages, @CapPlaces)
        RETURNING generation
        """;

    /// <summary>Changes a row only while the generation is still being written and nobody has cleaned it away.</summary>
    public const string CountPages =
        "UPDATE generation SET page_count = page_count + @Count WHERE generation = @Generation AND published_at IS NULL";

    // Nothing is written for an enterprise that does not exist.
    public const string InsertPage = """
        INSERT INTO ranking_page (generation, enterprise_key, sector_id, region_id, page)
        SELECT @Generation, enterprise_key, @Sector, @Region, @Page FROM enterprise WHERE enterprise_id = @Enterprise
        ON CONFLICT DO NOTHING
        """;

    public const string Publish = "UPDATE generation SET published_at = @PublishedAt WHERE generation = @Generation AND published_at IS NULL";
    public const string PageCount = "SELECT page_count FROM generation WHERE generation = @Generation";
    public const string MakeCurrent = "UPDATE store_state SET current_generation = @Generation WHERE only_row = 1";
    public const string Unpublished = "SELECT generation FROM generation WHERE published_at IS NULL";

    /// <summary>Published generations behind the newest ones that are kept.</summary>
    public const string Outdated =
        "SELECT generation FROM generation WHERE published_at IS NOT NULL ORDER BY generation DESC LIMIT -1 OFFSET @Kept";

    public const string DeletePages =
        "DELETE FROM ranking_page WHERE page_key IN (SELECT page_key FROM ranking_page WHERE generation = @Generation LIMIT @Limit)";

    public const string DeleteGeneration = "DELETE FROM generation WHERE generation = @Generation";
}
