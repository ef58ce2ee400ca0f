namespace Matching.Store;

/// <summary>Statements over answered requests.</summary>
internal static class AnswerSql
{
    public const string Find = "SELECT digest AS Digest, answer AS Answer FROM answered_request WHERE request_id = @Id AND answered_at > @Since";

    /// <summary>Of the oldest rows, those that are too old or behind the newest that are kept. A few at each write, so that none of them waits.</summary>
    public const string Forget = """
        DELETE FROM answered_request WHERE answer_key IN (
            SELECT answer_key FROM (SELECT answer_key, answered_at FROM answered_request ORDER BY answer_key LIMIT @Limit)
            WHERE answered_at <= @Since OR answer_key <= (SELECT max(answer_key) FROM answered_request) - @Kept)
        """;

    // REPLACE: one that is too old to be found may still lie there; the new one gets a new key, so that keys go on rising with time.
    public const string Keep = "INSERT OR REPLACE INTO answered_request (request_id, digest, answer, answered_at) VALUES (@Id, @Digest, @Answer, @At)";
}
