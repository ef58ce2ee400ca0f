namespace Matching.Store;

/// <summary>Statements over API keys.</summary>
internal static class ApiKeySql
{
    public const string List = """
        SELECT key_id AS Id, name AS Name, roles AS Roles, hash AS Hash, created_at AS CreatedAt, created_by AS CreatedBy, expires_at AS ExpiresAt, revoked_at AS RevokedAt
        FROM api_key ORDER BY created_at, key_id
        """;

    public const string Insert = """
        INSERT INTO api_key (key_id, name, roles, hash, created_at, created_by, expires_at)
        VALUES (@Id, @Name, @Roles, @Hash, @CreatedAt, @CreatedBy, @ExpiresAt)
        """;

    public const string Revoke = "UPDATE api_key SET revoked_at = @At WHERE key_id = @Id AND revoked_at IS NULL";

    /// <summary>Rises with every key that is made and every one that is revoked; nothing else ever changes.</summary>
    public const string Revision = "SELECT count(*) + count(revoked_at) FROM api_key";
}
