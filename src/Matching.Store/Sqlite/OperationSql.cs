namespace Matching.Store;

/// <summary>Statements over long-running operations. States: 1 queued, 2 running, 3 succeeded, 4 failed, 5 cancelled.</summary>
internal static class OperationSql
{
    private const string Select = """
        SELECT operation_key AS Key, operation_id AS Id, kind AS Kind, request AS Request, state AS State, stage AS Stage, progress AS Progress,
            attempts AS Attempts, cancel_requested AS CancelRequested, created_at AS CreatedAt, started_at AS StartedAt, ended_at AS EndedAt,
            result AS Result, error_reason AS ErrorReason, error_message AS ErrorMessage, asked_by AS AskedBy
        FROM operation
        """;

    public const string Find = $"{Select} WHERE operation_id = @Id";
    public const string FindByRequestId = $"{Select} WHERE request_id = @RequestId";
    public const string List = $"{Select} WHERE operation_key < @Before ORDER BY operation_key DESC LIMIT @Limit";
    public const string InState = $"{Select} WHERE state = @State ORDER BY operation_key";
    public const string FirstQueued = $"{Select} WHERE state = 1 ORDER BY operation_key LIMIT 1";
    public const string AskedBy = "SELECT asked_by FROM operation WHERE operation_id = @Id";
    public const string KeyOf = "SELECT operation_key FROM operation WHERE operation_id = @Id";
    public const string CountOpen = "SELECT count(*) FROM operation WHERE state IN (1, 2)";

    public const string Insert = """
        INSERT INTO operation (operation_id, kind, request, request_id, state, created_at, asked_by)
        VALUES (@Id, @Kind, @Request, @RequestId, 1, @CreatedAt, @AskedBy)
        """;

    public const string Start = """
        UPDATE operation SET state = 2, attempts = attempts + 1, started_at = @At, stage = 'starting', progress = NULL
        WHERE operation_id = @Id AND state = 1
        """;

    public const string Report = "UPDATE operation SET stage = @Stage, progress = @Progress WHERE operation_id = @Id AND state = 2";

    public const string Requeue = "UPDATE operation SET state = 1, stage = 'waiting to be begun again', progress = NULL WHERE operation_id = @Id AND state = 2";

    public const string Finish = """
        UPDATE operation SET state = @State, ended_at = @At, progress = NULL, result = @Result, error_reason = @ErrorReason, error_message = @ErrorMessage
        WHERE operation_id = @Id AND state IN (1, 2)
        """;

    public const string CancelQueued = "UPDATE operation SET state = 5, cancel_requested = 1, ended_at = @At WHERE operation_id = @Id AND state = 1";
    public const string CancelRunning = "UPDATE operation SET cancel_requested = 1 WHERE operation_id = @Id AND state = 2";

    public const string Forget = """
        DELETE FROM operation WHERE state > 2 AND operation_key NOT IN (SELECT operation_key FROM operation WHERE state > 2 ORDER BY operation_key DESC LIMIT @Keep)
        """;
}
