namespace Matching.Store;

/// <summary>Statements over the audit log.</summary>
internal static class AuditSql
{
    private const string Columns = """
        SELECT entry_number AS Number, happened_at AS HappenedAt, principal AS Principal, action AS Action, resource AS Resource, request_id AS RequestId,
            before_hash AS BeforeHash, after_hash AS AfterHash, details AS Details, previous_hash AS PreviousHash, entry_hash AS EntryHash
        FROM audit_entry
        """;

    public const string Last = $"{Columns} ORDER BY entry_number DESC LIMIT 1";

    public const string Insert = """
        INSERT INTO audit_entry (entry_number, happened_at, principal, action, resource, request_id, before_hash, after_hash, details, previous_hash, entry_hash)
        VALUES (@Number, @HappenedAt, @Principal, @Action, @Resource, @RequestId, @BeforeHash, @AfterHash, @Details, @PreviousHash, @EntryHash)
        """;

    /// <summary>Newest first, before a number; an empty principal or resource means any.</summary>
    public const string List = $"""
        {Columns}
        WHERE entry_number < @Before AND (@Principal = '' OR principal = @Principal) AND (@Resource = '' OR resource = @Resource)
        ORDER BY entry_number DESC LIMIT @Limit
        """;

    public const string Read = $"{Columns} WHERE entry_number > @After ORDER BY entry_number LIMIT @Limit";
}
