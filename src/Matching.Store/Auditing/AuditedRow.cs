namespace Matching.Store;

/// <summary>What the audit log says of a row: its name and the hash of its content.</summary>
internal static class AuditedRow
{
    /// <summary>A change of one row.</summary>
    public static AuditChange Change<T>(T? old, T row)
        where T : class, IAuditedRow
    {
        using var digest = new ContentDigest();
        return new AuditChange(row.ResourceName, old is null ? null : HashOf(digest, old), HashOf(digest, row));
    }

    private static byte[] HashOf(ContentDigest digest, IAuditedRow row)
    {
        row.AddTo(digest);
        return digest.Finish();
    }
}
