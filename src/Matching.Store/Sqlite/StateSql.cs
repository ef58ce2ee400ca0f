namespace Matching.Store;

/// <summary>Statements about the store itself.</summary>
internal static class StateSql
{
    public const string BeginImmediate = "BEGIN IMMEDIATE";
    public const string BeginRead = "BEGIN";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";
    public const string UserVersion = "PRAGMA user_version";
    public const string ApplicationId = "PRAGMA application_id";

    /// <summary>Schema version, owner and number of objects, of one state.</summary>
    public const string Identity =
        "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)";
    public const string IntegrityCheck = "PRAGMA integrity_check(20)";
    public const string QuickCheck = "PRAGMA quick_check(20)";
    public const string ForeignKeyCheck =
        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' names no ' || parent FROM pragma_foreign_key_check LIMIT 20";
    public const string DataRevision = "SELECT data_revision FROM store_state WHERE only_row = 1";
    public const string RaiseDataRevision = "UPDATE store_state SET data_revision = data_revision + 1 WHERE only_row = 1 RETURNING data_revision";
}
